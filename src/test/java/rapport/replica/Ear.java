package rapport.replica;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Role;
import rapport.desk.Shop;

/// A connection that remembers what it heard.
final class Ear implements Listener {
    private final Viewer viewer;
    private final Executor loop;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile int flushes;

    Ear(Viewer viewer, Executor loop) {
        this.viewer = viewer;
        this.loop = loop;
    }

    static Ear ofVisitor(String visitor) {
        return new Ear(
                new Viewer.OfVisitor(Shop.visitor(visitor), Shop.SITE, Optional.of("en"), Optional.empty()),
                Runnable::run);
    }

    static Ear ofAgent(AgentId agent) {
        return new Ear(new Viewer.OfAgent(agent, Role.AGENT), Runnable::run);
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void hear(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void heard() {
        flushes++;
    }

    int flushes() {
        return flushes;
    }

    List<Notice> notices() {
        return notices;
    }

    /// What was heard since it was asked last.
    List<Notice> news() {
        var news = List.copyOf(notices);
        notices.clear();
        return news;
    }

    <N extends Notice> List<N> all(Class<N> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Entry<?>> entries() {
        return all(Notice.Committed.class).stream()
                .<Entry<?>>map(Notice.Committed::entry)
                .toList();
    }

    List<Long> numbers(ConversationId conversation) {
        return entries().stream()
                .filter(entry -> entry.conversation().equals(conversation))
                .map(entry -> entry.place().seq())
                .toList();
    }

    List<String> texts() {
        return entries().stream()
                .flatMap(
                        entry -> entry.content() instanceof Content.Text text ? Stream.of(text.text()) : Stream.empty())
                .toList();
    }

    Optional<Answer> answer(long ticket) {
        return all(Notice.Answered.class).stream()
                .filter(answered -> answered.ticket() == ticket)
                .map(Notice.Answered::answer)
                .findFirst();
    }

    /// The kinds of what was heard, for reading.
    List<String> kinds() {
        return notices.stream().map(notice -> notice.getClass().getSimpleName()).toList();
    }
}
