package rapport.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rapport.desk.Limits;

/// Reads what only visitors send.
final class VisitorReading {
    private static final String PAGE = "{url, title?, referrer?}";
    private static final String ATTRIBUTES = "an object of at most " + Limits.ATTRIBUTES
            + " strings, numbers or booleans, whose names and values have at most " + Limits.NAME_CHARACTERS
            + " characters";

    private VisitorReading() {}

    static FromVisitor.PageChanged page(Fields fields) throws Unreadable {
        return new FromVisitor.PageChanged(present(fields));
    }

    private static Page present(Fields fields) throws Unreadable {
        var page = optionalPage(fields);
        if (page.isEmpty()) {
            throw fields.expected("page", PAGE);
        }
        return page.get();
    }

    static Optional<Page> optionalPage(Fields fields) throws Unreadable {
        var page = fields.optionalObject("page", PAGE);
        return page.isEmpty() ? Optional.empty() : Optional.of(read(page.get()));
    }

    private static Page read(Fields page) throws Unreadable {
        var url = page.beginning("url", FrameLimits.PAGE_CHARACTERS);
        if (url.isEmpty()) {
            throw page.expected("url", "a string, not empty");
        }
        return new Page(
                url.get(),
                page.beginning("title", FrameLimits.PAGE_CHARACTERS),
                page.beginning("referrer", FrameLimits.PAGE_CHARACTERS));
    }

    static FromVisitor.DescribeProfile profile(Fields fields) throws Unreadable {
        return new FromVisitor.DescribeProfile(
                fields.id("id", FrameId::new),
                fields.line("name", Limits.NAME_CHARACTERS),
                fields.line("email", Limits.NAME_CHARACTERS),
                attributes(fields));
    }

    private static Map<String, String> attributes(Fields fields) throws Unreadable {
        var attributes = new HashMap<String, String>();
        var found = fields.optionalObject("attributes", ATTRIBUTES);
        if (found.isEmpty()) {
            return attributes;
        }
        for (var each : found.get().all().entrySet()) {
            var value = value(each.getValue()).filter(Characters::sound);
            if (value.isEmpty() || each.getKey().isEmpty() || !Characters.sound(each.getKey())) {
                throw fields.expected("attributes", ATTRIBUTES);
            }
            attributes.put(each.getKey(), value.get());
            if (Math.max(each.getKey().length(), value.get().length()) > Limits.NAME_CHARACTERS
                    || attributes.size() > Limits.ATTRIBUTES) {
                throw Unreadable.tooLarge("attributes: expected " + ATTRIBUTES);
            }
        }
        return attributes;
    }

    private static Optional<String> value(Json json) {
        return switch (json) {
            case Json.Text text -> Optional.of(text.value());
            case Json.Numeral number -> Optional.of(number.literal());
            case Json.Truth truth -> Optional.of(Boolean.toString(truth.value()));
            case Json.Nothing nothing -> Optional.empty();
            case Json.Items items -> Optional.empty();
            case Json.Members members -> Optional.empty();
        };
    }

    static FromVisitor.Rate rate(Fields fields) throws Unreadable {
        long score = fields.number("score");
        if (score < 1 || score > 5) {
            throw fields.expected("score", "a whole number from 1 to 5");
        }
        return new FromVisitor.Rate(
                fields.id("id", FrameId::new),
                BothReading.conversation(fields),
                Math.toIntExact(score),
                fields.optionalText("comment"),
                fields.optionalNumber("cycle"));
    }
}
