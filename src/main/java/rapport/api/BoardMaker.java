package rapport.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.desk.AgentId;
import rapport.desk.TeamId;
import rapport.directory.Account;
import rapport.directory.Accounts;
import rapport.replica.AgentState;
import rapport.replica.QueueState;
import rapport.replica.View;
import rapport.transcript.Chronicle;

/// Puts a board together: queues and agents as the desk has them now, and what was added up since the day began.
final class BoardMaker {
    /// Of how many in each queue it is told who they are.
    private static final int TOLD = 50;
    /// How long one who begins a day waits for others to have read theirs.
    private static final int BEGINNING_SECONDS = 10;

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final FrontDesk desk;
    private final Accounts accounts;
    private final Chronicle chronicle;
    private final Lock reading = new ReentrantLock();

    BoardMaker(FrontDesk desk, Accounts accounts, Chronicle chronicle) {
        this.desk = desk;
        this.accounts = accounts;
        this.chronicle = chronicle;
    }

    record Named(String id, String name) {}

    record Waiting(String conversation, String since, OutlookBody place) {}

    record Reason(String reason, int count) {}

    /// @param team left out: those who want no team in particular
    /// @param since when the one who waits longest began to
    record Queue(
            Optional<String> team,
            int waiting,
            String since,
            OptionalLong estimateSeconds,
            List<Reason> reasons,
            List<Waiting> conversations) {
        static Queue of(QueueState state) {
            return new Queue(
                    state.team().map(TeamId::value),
                    state.waiting(),
                    Times.write(state.since()),
                    state.estimateSeconds(),
                    state.reasons().entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                            .map(reason ->
                                    new Reason(reason.getKey().name().toLowerCase(Locale.ROOT), reason.getValue()))
                            .toList(),
                    state.first().stream()
                            .map(waiting -> new Waiting(
                                    waiting.conversation().value(),
                                    Times.write(waiting.since()),
                                    OutlookBody.of(waiting.place())))
                            .toList());
        }
    }

    /// @param lostAt since when they are not connected
    /// @param conversations how many they got today
    record Agent(
            String id,
            String name,
            String status,
            boolean connected,
            Optional<String> lostAt,
            int load,
            int capacity,
            List<String> teams,
            int conversations,
            Spread.Shown firstResponse) {}

    record Today(String since, int opened, int waiting, int answered, int abandoned, Spread.Shown firstResponse) {}

    record Board(List<Named> teams, List<Named> skills, List<Queue> queues, List<Agent> agents, Today today) {}

    /// What a look at the desk shows. It goes through everybody who waits, so one does for the days of all time zones.
    record Seen(
            Instant now,
            List<Named> teams,
            List<Named> skills,
            List<QueueState> queues,
            Map<AgentId, AgentState> agents) {
        static Seen of(View view) {
            return new Seen(
                    view.now(),
                    view.teams().stream()
                            .map(team -> new Named(team.id().value(), team.name()))
                            .toList(),
                    view.skills().stream()
                            .map(skill -> new Named(skill.id().value(), skill.name()))
                            .toList(),
                    view.queues(TOLD),
                    view.agents().stream()
                            .collect(Collectors.toMap(state -> state.agent().id(), Function.identity())));
        }
    }

    Seen look() {
        return desk.inspect(Seen::of);
    }

    /// Boards of the day that began then.
    OfDay of(Instant start) {
        return new OfDay(start);
    }

    /// Not for use by more than one thread at a time.
    final class OfDay {
        private final Instant start;
        private Optional<Day> day = Optional.empty();

        private OfDay(Instant start) {
            this.start = start;
        }

        Board board(Seen seen) {
            Day today = day.orElseGet(this::begun);
            day = Optional.of(today);
            today.catchUp();
            return new Board(
                    seen.teams(),
                    seen.skills(),
                    seen.queues().stream().map(Queue::of).toList(),
                    accounts.all().stream()
                            .filter(account -> !account.disabled())
                            .flatMap(
                                    account -> Optional.ofNullable(seen.agents().get(account.id()))
                                            .map(state -> agent(account, state, today))
                                            .stream())
                            .toList(),
                    new Today(
                            Times.write(start),
                            today.opened(),
                            seen.queues().stream().mapToInt(QueueState::waiting).sum(),
                            today.answered(),
                            today.abandoned(),
                            today.firstResponses().shown()));
        }

        /// Reads everything since the day began: one at a time, whoever asks.
        private Day begun() {
            if (!reading(BEGINNING_SECONDS)) {
                throw new Refusal(Problem.busy(COME_AGAIN));
            }
            try {
                Day begun = new Day(chronicle, start);
                begun.catchUp();
                return begun;
            } finally {
                reading.unlock();
            }
        }
    }

    private boolean reading(long withinSeconds) {
        try {
            return reading.tryLock(withinSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Agent agent(Account account, AgentState state, Day today) {
        Optional<Day.Work> work = today.of(account.id());
        return new Agent(
                account.id().value(),
                account.name(),
                state.agent().status().name().toLowerCase(Locale.ROOT),
                state.agent().connected(),
                state.agent().lostAt().map(Times::write),
                state.load(),
                state.agent().capacity(),
                state.agent().teams().stream().map(TeamId::value).toList(),
                work.map(Day.Work::conversations).orElse(0),
                Spread.shown(work.map(Day.Work::firstResponses)));
    }
}
