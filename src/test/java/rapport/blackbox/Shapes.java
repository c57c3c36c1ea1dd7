package rapport.blackbox;

import java.util.List;
import java.util.Map;
import rapport.blackbox.Shape.Kind;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// The frames of section 4, one valid example each, for a given conversation.
final class Shapes {

    private Shapes() {}

    static List<Shape> ofVisitors() {
        return List.of(
                Shape.of(withId("send").with("content", Map.of("kind", "text", "text", "hello")))
                        .required("id", Kind.ID)
                        .optional("conversation", Kind.ID)
                        .required("content", Kind.OBJECT)
                        .required("content.kind", Kind.WORD)
                        .required("content.text", Kind.TEXT),
                Shape.of(withId("send").with("content", Map.of("kind", "file", "file", "x")))
                        .required("content.file", Kind.ID),
                Shape.of(withId("history"))
                        .required("id", Kind.ID)
                        .optional("conversation", Kind.ID)
                        .optional("before", Kind.NUMBER)
                        .optional("after", Kind.NUMBER)
                        .optional("limit", Kind.NUMBER),
                Shape.of(Frame.of("delivered", "seq", 1))
                        .required("seq", Kind.NUMBER)
                        .optional("conversation", Kind.ID),
                Shape.of(Frame.of("read", "seq", 1))
                        .required("seq", Kind.NUMBER)
                        .optional("conversation", Kind.ID),
                Shape.of(Frame.of("typing")).optional("text", Kind.TEXT).optional("conversation", Kind.ID),
                Shape.of(Frame.of("page", "page", Map.of("url", "https://shop.example/")))
                        .required("page", Kind.OBJECT)
                        .required("page.url", Kind.TEXT)
                        .optional("page.title", Kind.TEXT)
                        .optional("page.referrer", Kind.TEXT),
                Shape.of(withId("profile"))
                        .required("id", Kind.ID)
                        .optional("name", Kind.TEXT)
                        .optional("email", Kind.TEXT)
                        .optional("attributes", Kind.OBJECT),
                Shape.of(withId("rate").with("score", 5))
                        .required("id", Kind.ID)
                        .required("score", Kind.NUMBER)
                        .optional("comment", Kind.TEXT)
                        .optional("cycle", Kind.NUMBER),
                Shape.of(withId("close")).required("id", Kind.ID).optional("conversation", Kind.ID));
    }

    static List<Shape> ofAgents(String conversation, long fence) {
        Frame place = Frame.object("conversation", conversation);
        return List.of(
                Shape.of(withId("send")
                                .with(place)
                                .with("content", Map.of("kind", "text", "text", "hello"))
                                .with("fence", fence))
                        .required("conversation", Kind.ID)
                        .optional("fence", Kind.NUMBER)
                        .optional("join", Kind.FLAG)
                        .required("content.text", Kind.TEXT),
                Shape.of(withId("send").with(place).with("content", Map.of("kind", "note", "text", "hello")))
                        .required("content.text", Kind.TEXT),
                Shape.of(withId("availability").with("status", "online"))
                        .required("id", Kind.ID)
                        .required("status", Kind.WORD)
                        .optional("agent", Kind.ID),
                Shape.of(withId("watch").with("scope", "none"))
                        .required("id", Kind.ID)
                        .required("scope", Kind.WORD),
                Shape.of(withId("open").with(place))
                        .required("id", Kind.ID)
                        .required("conversation", Kind.ID)
                        .optional("cursor", Kind.NUMBER),
                Shape.of(withId("leave").with(place)).required("id", Kind.ID).required("conversation", Kind.ID),
                Shape.of(withId("take").with(place))
                        .required("id", Kind.ID)
                        .required("conversation", Kind.ID)
                        .optional("fence", Kind.NUMBER),
                Shape.of(withId("transfer").with(place).with("fence", fence).with("to", Map.of("agent", "nobody")))
                        .required("id", Kind.ID)
                        .required("conversation", Kind.ID)
                        .required("to", Kind.OBJECT)
                        .required("to.agent", Kind.ID)
                        .optional("fence", Kind.NUMBER)
                        .optional("note", Kind.TEXT),
                Shape.of(withId("release").with(place).with("fence", fence))
                        .required("id", Kind.ID)
                        .required("conversation", Kind.ID)
                        .optional("fence", Kind.NUMBER),
                Shape.of(withId("history").with(place)).required("conversation", Kind.ID),
                Shape.of(withId("close").with(place).with("fence", fence))
                        .required("conversation", Kind.ID)
                        .optional("fence", Kind.NUMBER));
    }

    static List<Shape> ofHellos(String site) {
        Frame page = Frame.object("page", Map.of("url", "https://shop.example/"));
        return List.of(Shape.of(
                        withId("hello").with("as", "visitor").with("site", site).with(page))
                .required("id", Kind.ID)
                .required("as", Kind.WORD)
                .required("site", Kind.TEXT)
                .optional("token", Kind.TEXT)
                .optional("identity", Kind.TEXT)
                .optional("session", Kind.ID)
                .optional("epoch", Kind.TEXT)
                .optional("cursors", Kind.LIST)
                .optional("page", Kind.OBJECT)
                .optional("page.url", Kind.TEXT)
                .optional("locale", Kind.TEXT));
    }

    private static Frame withId(String type) {
        return Frame.of(type, "id", Ids.next());
    }
}
