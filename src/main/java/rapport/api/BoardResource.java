package rapport.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// How everybody who waits and everybody who answers does, for supervisors. Made at most once a second for all who ask;
/// 304 to who has seen it so. It therefore holds times, and no spans that grow by themselves.
final class BoardResource {
    private static final Duration LASTS = Duration.ofSeconds(1);
    /// Days that begin at different moments and are added up at a time; whoever asks for more pays for a new one.
    private static final int DAYS = 16;

    private final Fresh<BoardMaker.Seen> seen;
    private final BoardMaker maker;
    private final JsonMapper json;
    private final Map<Instant, Written> boards = new LinkedHashMap<>(16, 0.75f, true);

    BoardResource(BoardMaker maker, JsonMapper json) {
        this.seen = new Fresh<>(LASTS, System::nanoTime, maker::look);
        this.maker = maker;
        this.json = json;
    }

    Reply read(Call call) {
        ZoneId zone = call.query().text("zone").map(Zones::read).orElse(ZoneOffset.UTC);
        BoardMaker.Seen now = seen.get();
        Instant start = now.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return Reply.json(board(start).of(now));
    }

    /// One for each moment at which somebody's day began, the ones asked for least recently given up.
    private synchronized Written board(Instant start) {
        Written board = boards.computeIfAbsent(start, begins -> new Written(maker.of(begins)));
        if (boards.size() > DAYS) {
            boards.remove(List.copyOf(boards.keySet()).getFirst());
        }
        return board;
    }

    /// The board of a day as it is sent, made anew for each look at the desk.
    private final class Written {
        private final BoardMaker.OfDay day;
        private Optional<BoardMaker.Seen> of = Optional.empty();
        private byte[] bytes = {};

        private Written(BoardMaker.OfDay day) {
            this.day = day;
        }

        synchronized byte[] of(BoardMaker.Seen look) {
            if (of.isEmpty() || of.get().now().isBefore(look.now())) {
                bytes = json.writeValueAsBytes(day.board(look));
                of = Optional.of(look);
            }
            return bytes;
        }
    }
}
