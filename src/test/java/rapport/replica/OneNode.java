package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.log.MemoryLog;

/// A node on a log that can fail: ann serves x, and both have heard everything so far.
abstract class OneNode {
    static final AgentId ANN = new AgentId("ann");

    final MemoryLog memory = new MemoryLog();
    final FaultyLog log = new FaultyLog(memory);
    final FaultyTables tables = new FaultyTables(memory);
    final HandClock clock = new HandClock();
    final Node node = new Node("n1", log, tables, clock);
    Ear agent;
    Ear visitor;

    @BeforeEach
    void annServesX() {
        agent = node.enrolled(ANN, 5);
        visitor = node.visitor("x");
        node.rest();
        node.says("x", "hello");
        node.rest();
        forget();
    }

    final void forget() {
        agent.news();
        visitor.news();
        log.attempts().clear();
    }

    final void nobodyHeardAnything() {
        assertThat(agent.notices()).isEmpty();
        assertThat(visitor.notices()).isEmpty();
    }

    static Answer.Posted posted(Node.Answered answered) {
        return (Answer.Posted) answered.answer();
    }

    final Audit audit() {
        return new Audit(memory).holds();
    }
}
