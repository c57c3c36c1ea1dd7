package rapport.blackbox;

import java.util.stream.Stream;
import rapport.blackbox.client.Ids;

/// Text frames that are no frame of the contract at all, whoever sends them.
final class Nonsense {

    private Nonsense() {}

    static Stream<BadFrame> all() {
        return Stream.of(
                BadFrame.malformed("an empty frame", ""),
                BadFrame.malformed("blanks", "  \n\t "),
                BadFrame.malformed("prose", "hello there"),
                BadFrame.malformed("an object without an end", "{\"type\":\"history\",\"id\":\"a\""),
                BadFrame.malformed("a string without an end", "{\"type\":\"hist"),
                BadFrame.malformed("a lone brace", "{"),
                BadFrame.malformed("a closing brace", "}"),
                BadFrame.malformed("null", "null"),
                BadFrame.malformed("true", "true"),
                BadFrame.malformed("a number", "42"),
                BadFrame.malformed("a string", "\"history\""),
                BadFrame.malformed("a list", "[{\"type\":\"history\",\"id\":\"a\"}]"),
                BadFrame.malformed("no type", "{\"x\":1}"),
                BadFrame.malformed("type a number", "{\"type\":5}"),
                BadFrame.malformed("type null", "{\"type\":null}"),
                BadFrame.malformed("type a list", "{\"type\":[\"history\"]}"),
                BadFrame.malformed("type an object", "{\"type\":{\"type\":\"history\"}}"),
                BadFrame.malformed("something after the object", history() + "x"),
                BadFrame.malformed("a second object", history() + history()),
                BadFrame.malformed("a key twice", "{\"type\":\"history\",\"id\":\"" + Ids.next() + "\",\"id\":\"b\"}"),
                BadFrame.malformed("type twice", "{\"type\":\"close\",\"type\":\"history\",\"id\":\"b\"}"),
                BadFrame.malformed(
                        "a key twice inside",
                        "{\"type\":\"send\",\"id\":\"" + Ids.next()
                                + "\",\"content\":{\"kind\":\"text\",\"text\":\"a\",\"text\":\"b\"}}"),
                BadFrame.malformed("single quotes", "{'type':'history','id':'a'}"),
                BadFrame.malformed("names without quotes", "{type:\"history\",id:\"a\"}"),
                BadFrame.malformed("a comma too many", "{\"type\":\"history\",\"id\":\"a\",}"),
                BadFrame.malformed("a comment", "{\"type\":\"history\",/* hi */\"id\":\"a\"}"),
                BadFrame.malformed("NaN", "{\"type\":\"history\",\"id\":\"a\",\"limit\":NaN}"),
                BadFrame.malformed("a leading zero", "{\"type\":\"history\",\"id\":\"a\",\"limit\":010}"),
                BadFrame.malformed("a raw line feed in a string", "{\"type\":\"history\",\"id\":\"a\nb\"}"),
                BadFrame.malformed("an unknown escape", "{\"type\":\"history\",\"id\":\"\\x41\"}"),
                BadFrame.malformed(
                        "a number of 50,000 digits", "{\"type\":\"read\",\"seq\":" + "9".repeat(50_000) + "}"),
                deep("lists 17 deep", 16),
                deep("lists 30,000 deep", 30_000));
    }

    private static String history() {
        return "{\"type\":\"history\",\"id\":\"" + Ids.next() + "\"}";
    }

    /// The object itself is one level; the lists come on top. The contract leaves open which of the two codes.
    private static BadFrame deep(String name, int lists) {
        String text = "{\"type\":\"tock\",\"x\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
        return new BadFrame(name, text, java.util.Set.of("malformed", "too_large"), java.util.Optional.empty());
    }
}
