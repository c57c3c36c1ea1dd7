package rapport.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rapport.replica.View;
import tools.jackson.databind.json.JsonMapper;

/// How everybody who waits and everybody who answers does, for supervisors. Made at most once a second for all who ask;
/// 304 to who has seen it so. It therefore holds times, and no spans that grow by themselves.
final class BoardResource {
    private static final Duration LASTS = Duration.ofSeconds(1);
    /// Days that begin at different moments and are added up at a time; whoever asks for more pays for a new one.
    private static final int DAYS = 16;

    private final Fresh<Instant> now;
    private final BoardMaker maker;
    private final JsonMapper json;
    private final Map<Instant, Fresh<byte[]>> boards = new LinkedHashMap<>(16, 0.75f, true);

    BoardResource(FrontDesk desk, BoardMaker maker, JsonMapper json) {
        this.now = new Fresh<>(LASTS, System::nanoTime, () -> desk.inspect(View::now));
        this.maker = maker;
        this.json = json;
    }

    Reply read(Call call) {
        ZoneId zone = call.query().text("zone").map(BoardResource::zone).orElse(ZoneOffset.UTC);
        return Reply.json(board(startOfToday(zone)).get());
    }

    private Instant startOfToday(ZoneId zone) {
        return now.get().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /// One for each moment at which somebody's day began, the ones asked for least recently given up.
    private synchronized Fresh<byte[]> board(Instant start) {
        Fresh<byte[]> board = boards.computeIfAbsent(start, this::begun);
        if (boards.size() > DAYS) {
            boards.remove(List.copyOf(boards.keySet()).getFirst());
        }
        return board;
    }

    private Fresh<byte[]> begun(Instant start) {
        BoardMaker.OfDay ofDay = maker.of(start);
        return new Fresh<>(LASTS, System::nanoTime, () -> json.writeValueAsBytes(ofDay.board()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Refusal(Problem.malformed(
                    Fault.of("zone", Fault.INVALID, "has to be a time zone like Asia/Shanghai or UTC.")));
        }
    }
}
