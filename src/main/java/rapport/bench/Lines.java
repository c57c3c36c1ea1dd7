package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lines of real chat, Chinese and English in turn; a few of our own where the shared ones are not there.
final class Lines {

    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final int PER_LANGUAGE = 500;

    private Lines() {}

    static List<String> realChat() {
        List<String> chinese = spoken("dialogues-zh.jsonl");
        List<String> english = spoken("dialogues-en.jsonl");
        if (chinese.isEmpty() || english.isEmpty()) {
            return own();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PER_LANGUAGE; i++) {
            lines.add(chinese.get(i % chinese.size()));
            lines.add(english.get(i % english.size()));
        }
        return lines;
    }

    private static List<String> spoken(String file) {
        Path path = SHARED.resolve(file);
        if (!Files.isReadable(path)) {
            return List.of();
        }
        JsonMapper mapper = new JsonMapper();
        List<String> spoken = new ArrayList<>();
        try (var dialogues = Files.lines(path)) {
            dialogues.limit(PER_LANGUAGE).forEach(dialogue -> {
                for (JsonNode turn : mapper.readTree(dialogue).path("turns")) {
                    spoken.add(turn.path("text").stringValue());
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return spoken;
    }

    private static List<String> own() {
        return List.of(
                "你好，我的包裹还没有到，可以帮我查一下吗？",
                "Hi, my parcel was due on Tuesday and has not come yet.",
                "订单号是 40-1187，昨天下午发的货。",
                "The order number is 40-1187, it left yesterday afternoon.",
                "好的，谢谢！",
                "Great, thank you.");
    }
}
