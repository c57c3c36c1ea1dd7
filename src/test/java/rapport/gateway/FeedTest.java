package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rapport.desk.ConversationId;

/// What a connection is sent of a log of numbers, whose pages come when the test says so.
class FeedTest implements Feed.Outlet<Long> {
    private final List<String> frames = new ArrayList<>();
    private final Feed<Long> feed = new Feed<>(new ConversationId("c_1"), this);
    private boolean writable = true;
    private long asked = -1;

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public void read(Feed<Long> asking, long seq, int limit) {
        assertThat(asked).as("one page at a time").isEqualTo(-1);
        asked = seq;
    }

    @Override
    public void replay(ConversationId conversation, long from, long head) {
        frames.add("replay " + from + ".." + head);
    }

    @Override
    public void entry(Long entry) {
        frames.add("" + entry);
    }

    @Override
    public void live(ConversationId conversation, long head) {
        frames.add("live " + head);
    }

    @Override
    public long seq(Long entry) {
        return entry;
    }

    /// The page that was asked for comes, of a log with this head.
    private void pageComes(long head) {
        long after = asked;
        asked = -1;
        feed.read(LongStream.rangeClosed(after + 1, head).boxed().toList());
    }

    @Test
    void replaysThenGoesLive() {
        feed.replay(2, 4);
        pageComes(4);
        feed.committed(5L);
        assertThat(frames).containsExactly("replay 2..4", "2", "3", "4", "live 4", "5");
    }

    @Test
    void readsAgainWhatTheSocketDidNotTake() {
        feed.replay(1, 0);
        writable = false;
        feed.committed(1L);
        feed.committed(2L);
        writable = true;
        feed.pump();
        pageComes(2);
        assertThat(frames).containsExactly("replay 1..0", "live 0", "1", "2");
    }

    @Test
    void aPageThatWasAskedForBeforeAnotherReplayIsOfNoUse() {
        feed.replay(1, 0);
        writable = false;
        feed.committed(1L);
        feed.committed(2L);
        writable = true;
        feed.pump();
        feed.replay(2, 2);
        pageComes(2);
        pageComes(2);
        assertThat(frames).containsExactly("replay 1..0", "live 0", "replay 2..2", "2", "live 2");
    }

    @Test
    void aPageThatCannotBeReadIsAskedForAgain() {
        feed.replay(1, 2);
        asked = -1;
        feed.unread();
        feed.atLeast(2);
        pageComes(2);
        assertThat(frames).containsExactly("replay 1..2", "1", "2", "live 2");
    }
}
