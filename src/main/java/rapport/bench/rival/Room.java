package rapport.bench.rival;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Who is there. Visitors belong to agents by order of arrival, one after the other. For several threads.
final class Room {
    /// Where the two of a conversation sit, and how many entries it has.
    record Talk(String id, Seat visitor, Seat agent, AtomicLong entries) {}

    private final Map<EventLoop, LoopOutbox> outboxes = new ConcurrentHashMap<>();
    private final List<Seat> agents = new CopyOnWriteArrayList<>();
    private final Map<Long, Talk> talks = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();

    Seat agent(Channel channel) {
        Seat seat = seat(channel, RelayFrames.agent(agents.size()));
        agents.add(seat);
        return seat;
    }

    /// @throws IllegalStateException if nobody is there to talk to
    Talk visitor(Channel channel) {
        if (agents.isEmpty()) {
            throw new IllegalStateException("agents come first");
        }
        long number = arrived.getAndIncrement();
        Seat agent = agents.get((int) (number % agents.size()));
        Seat visitor = seat(channel, RelayFrames.visitor(number));
        Talk talk = new Talk(RelayFrames.conversation(number), visitor, agent, new AtomicLong());
        talks.put(number, talk);
        return talk;
    }

    /// @throws IllegalArgumentException if there is no such conversation
    Talk talk(String conversation) {
        Talk talk = talks.get(RelayFrames.number(conversation));
        if (talk == null) {
            throw new IllegalArgumentException("no conversation " + conversation);
        }
        return talk;
    }

    private Seat seat(Channel channel, String author) {
        return new Seat(channel, outboxes.computeIfAbsent(channel.eventLoop(), LoopOutbox::new), author);
    }
}
