package rapport.torture;

import java.util.List;
import java.util.random.RandomGenerator;

/// Things that people say, no two the same.
final class Lines {

    private static final List<String> VISITORS = List.of(
            "你好，我的包裹还没有到，可以帮我查一下吗？",
            "Hi, my parcel was due on Tuesday and has not come yet.",
            "订单号是 40-1187，昨天下午发的货。",
            "The order number is 40-1187; it left \"yesterday\" afternoon.\nAnd there was a second one.",
            "👩‍👩‍👧 还在吗",
            "ok",
            "  leading and trailing  ",
            "Ist da jemand? Ich warte seit zehn Minuten – nichts.",
            "<b>not bold</b> & 'quoted' \\ backslash \u200f rtl");

    private static final List<String> AGENTS = List.of(
            "您好，我帮您看一下，请稍等。",
            "Good morning! Let me look that up for you.",
            "包裹今天下午会送到。",
            "It is on its way; the driver has it.",
            "还有什么可以帮您的吗？");

    private final RandomGenerator chance;
    private long said;

    Lines(RandomGenerator chance) {
        this.chance = chance;
    }

    String ofVisitor() {
        return one(VISITORS);
    }

    String ofAgent() {
        return one(AGENTS);
    }

    private String one(List<String> lines) {
        return lines.get(chance.nextInt(lines.size())) + " #" + ++said;
    }
}
