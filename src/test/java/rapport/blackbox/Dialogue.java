package rapport.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rapport.blackbox.client.Frame;

/// A conversation between a customer and staff that really took place: from the shared data, or where that is
/// missing, the project's own few lines repeated under other names.
record Dialogue(String id, List<Turn> turns) {

    /// Something one of the two said.
    record Turn(boolean byVisitor, String text) {}

    private static final Path SHARED = Path.of("..", "shared", "data");

    /// At least `count` dialogues, half of them Chinese and half English.
    static List<Dialogue> some(int count) {
        List<Dialogue> some = new ArrayList<>();
        some.addAll(read("dialogues-zh.jsonl").limit(count / 2).toList());
        some.addAll(read("dialogues-en.jsonl").limit(count / 2).toList());
        List<Dialogue> once = List.copyOf(some);
        for (int round = 2; some.size() < count; round++) {
            for (Dialogue dialogue : once) {
                some.add(new Dialogue(dialogue.id + "-" + round, dialogue.turns));
            }
        }
        return some;
    }

    private static Stream<Dialogue> read(String file) {
        try {
            Path shared = SHARED.resolve(file);
            return Files.exists(shared) ? parse(Files.readString(shared)) : parse(own(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String own(String file) throws IOException {
        try (var lines = Dialogue.class.getResourceAsStream(file)) {
            return new String(lines.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static Stream<Dialogue> parse(String lines) {
        return lines.lines()
                .map(Frame::parse)
                .map(line -> new Dialogue(
                        line.text("id"),
                        line.parts("turns").stream()
                                .map(turn -> new Turn(turn.text("from").equals("visitor"), turn.text("text")))
                                .toList()));
    }
}
