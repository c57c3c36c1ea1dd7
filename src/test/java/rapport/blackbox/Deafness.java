package rapport.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Unhurried;

/// Says so much in a conversation that the server cannot get rid of it at a connection that does not read, however much
/// the kernel takes.
final class Deafness {
    private static final int ROUNDS = 60;
    private static final int AT_ONCE = 100;
    private static final String LARGE = "长".repeat(5_000);

    private final Talk talk;
    private final Unhurried deaf;

    /// @param deaf a connection of the talk's visitor that is not read
    Deafness(Talk talk, Unhurried deaf) {
        this.talk = talk;
        this.deaf = deaf;
    }

    static Frame hello(Site site, Talk talk) {
        return Frame.of("hello", "id", "h", "as", "visitor", "site", site.key())
                .with("token", talk.visitor().token());
    }

    /// Speaks until the server feels that it is not read: it does not carry out any more what comes from there (P9).
    ///
    /// @return the number of the last entry
    long begin() {
        for (int round = 0; round < ROUNDS; round++) {
            long head = say();
            if (held()) {
                return head;
            }
        }
        throw new AssertionError("the server goes on although " + ROUNDS * AT_ONCE + " large messages are not read");
    }

    /// Speaks on, so many bytes and more.
    void goOn(long bytes) {
        for (long said = 0; said < bytes; said += AT_ONCE * LARGE.length() * 3L) {
            say();
        }
    }

    private long say() {
        List<Sent> said = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            said.add(talk.agent().say(talk.conversation(), LARGE));
        }
        said.forEach(Sent::ok);
        return said.getLast().ok().number("seq");
    }

    /// Whether what the connection says is left lying. Each question is overtaken by one of the same visitor from
    /// elsewhere.
    private boolean held() {
        String question = Ids.next();
        deaf.text(Frame.of("send", "id", question, "content", Map.of("kind", "text", "text", "?"))
                .toString());
        for (int i = 0; i < 3; i++) {
            talk.ask("!");
        }
        return talk.agent().shown(talk.conversation()).stream()
                .noneMatch(entry -> entry.maybe("id").filter(question::equals).isPresent());
    }
}
