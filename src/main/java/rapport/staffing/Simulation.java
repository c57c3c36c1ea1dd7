package rapport.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;

/// Lives through a plan: a queue of what is due, and the real desk, which decides who serves whom.
///
/// Agents answer at once and are never disconnected; what is simulated is whether there is one with a free
/// place. Visitors who wait give up when their patience is over.
public final class Simulation {
    /// Of those who were here before, so many may come again.
    private static final int REMEMBERED = 5_000;
    private static final int STEPS_BETWEEN_QUESTIONS = 256;

    private final Plan plan;
    private final Bounds bounds;
    private final Chance chance;
    private final Tally tally;
    private final VirtualDesk desk;
    private final ArrivalTimes arrivals;
    private final List<Workplace> places = new ArrayList<>();
    private final Map<AgentId, Workplace> placeOf = new HashMap<>();
    private final Map<ConversationId, Visitor> visitors = new HashMap<>();
    private final List<ConversationId> known = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final long end;
    private final long betweenWords;
    private long now;
    private long order;
    private int waiting;

    private record Due(long at, long order, Runnable what) {}

    private Simulation(Plan plan, Bounds bounds) {
        this.plan = plan;
        this.bounds = bounds;
        end = plan.run().days() * Tally.DAY;
        // A long conversation must not look forgotten, which the desk would close.
        betweenWords = plan.policy().idleTime().toMillis() / 2;
        chance = new Chance(plan.run().seed(), plan.demand());
        tally = new Tally(plan.staff().workers().size(), plan.run().days());
        desk = new VirtualDesk(plan.policy(), chance.desk(), new Watching());
        arrivals = ArrivalTimes.of(plan.demand().arrivals(), chance);
        for (var worker : plan.staff().workers()) {
            var agent = desk.enrol(places.size(), worker.name(), worker.capacity());
            var place = new Workplace(
                    places.size(), agent, worker.capacity(), plan.staff().slowdownPercent() / 100.0);
            places.add(place);
            placeOf.put(agent, place);
        }
    }

    /// The same plan gives the same report, always.
    ///
    /// @throws Bounds.TooMuch if it costs more than it may
    public static Report run(Plan plan, Bounds bounds) {
        return Report.of(plan, lived(plan, bounds));
    }

    static Tally lived(Plan plan, Bounds bounds) {
        if (plan.visitors() > bounds.visitors()) {
            throw new Bounds.TooMuch(
                    Bounds.Kind.VISITORS,
                    "At most " + bounds.visitors() + " visitors in all days are simulated; these would be "
                            + Math.round(plan.visitors()) + ".");
        }
        var simulation = new Simulation(plan, bounds);
        simulation.live();
        return simulation.tally;
    }

    private void live() {
        var roster = new Roster(plan.staff().workers());
        come(roster.atMidnight());
        roster.turns().forEach(turn -> everyDay(turn, turn.minute() * 60_000L));
        nextArrival();
        for (long step = 0; ; step++) {
            long wake = desk.wakeAt();
            long next = due.isEmpty() ? wake : Math.min(wake, due.element().at());
            if (next >= end) {
                break;
            }
            now = Math.max(now, next);
            desk.time(now);
            if (due.isEmpty() || wake < due.element().at()) {
                desk.settle();
            } else {
                due.remove().what().run();
            }
            if (step % STEPS_BETWEEN_QUESTIONS == 0 && bounds.enough().getAsBoolean()) {
                throw new Bounds.TooMuch(Bounds.Kind.TIME, "This takes too long.");
            }
        }
        places.forEach(place -> tally.look(place, end));
        tally.end(end);
        if (waiting != desk.waiting()) {
            throw new IllegalStateException(waiting + " waiting, and the desk knows of " + desk.waiting());
        }
    }

    private void at(long when, Runnable what) {
        if (when < end) {
            due.add(new Due(when, order++, what));
        }
    }

    // The staff

    private void everyDay(Roster.Turn turn, long when) {
        at(when, () -> {
            var finishing = new ArrayList<AgentId>();
            var leaving = new ArrayList<AgentId>();
            for (int number : turn.leaving()) {
                var place = places.get(number);
                tally.look(place, now);
                boolean finishes = plan.staff().shiftEnd() == Plan.ShiftEnd.FINISH && place.load() > 0;
                place.presence(finishes ? Workplace.Presence.FINISHING : Workplace.Presence.OFF);
                (finishes ? finishing : leaving).add(place.agent);
            }
            desk.turn(present(turn.coming()), finishing, leaving);
            everyDay(turn, when + Tally.DAY);
        });
    }

    private void come(List<Integer> numbers) {
        desk.turn(present(numbers), List.of(), List.of());
    }

    private List<AgentId> present(List<Integer> numbers) {
        var agents = new ArrayList<AgentId>();
        for (int number : numbers) {
            var place = places.get(number);
            tally.look(place, now);
            place.presence(Workplace.Presence.ON);
            agents.add(place.agent);
        }
        return agents;
    }

    private void goHome(Workplace place) {
        if (place.presence() == Workplace.Presence.FINISHING && place.load() == 0) {
            tally.look(place, now);
            place.presence(Workplace.Presence.OFF);
            desk.turn(List.of(), List.of(), List.of(place.agent));
        }
    }

    // The visitors

    private void nextArrival() {
        arrivals.next(end)
                .ifPresent(coming -> at(coming.at(), () -> {
                    arrive(coming.visitor());
                    nextArrival();
                }));
    }

    private void arrive(Visitor.Drawn drawn) {
        if (visitors.size() >= bounds.open()) {
            throw new Bounds.TooMuch(
                    Bounds.Kind.OPEN,
                    "More than " + bounds.open() + " visitors would be there at once: there is too little staff.");
        }
        boolean again = drawn.returning() >= 0 && !known.isEmpty();
        var conversation = again ? takenFrom(known, (int) (drawn.returning() * known.size())) : desk.stranger();
        visitors.put(conversation, new Visitor(conversation, again, now, drawn));
        tally.arrived(now);
        desk.visitorSays(conversation);
    }

    private void giveUp(Visitor visitor, int queued) {
        if (visitor.waiting && !visitor.done && visitor.queued == queued) {
            visitor.done = true;
            tally.abandoned(visitor, now);
            desk.visitorCloses(visitor.conversation);
        }
    }

    private void askAgain(Visitor visitor) {
        if (visitor.waiting && !visitor.done) {
            desk.visitorSays(visitor.conversation);
        }
    }

    // Their conversations

    private void answer(Visitor visitor, long fence) {
        if (visitor.fence == fence && !visitor.done) {
            visitor.place.ifPresent(place -> {
                desk.agentSays(visitor.conversation, place.agent, fence);
                goOn(visitor, fence);
            });
        }
    }

    private void goOn(Visitor visitor, long fence) {
        if (betweenWords > 0) {
            at(now + betweenWords, () -> {
                if (visitor.fence == fence && !visitor.done && visitor.place.isPresent()) {
                    desk.visitorSays(visitor.conversation);
                    answer(visitor, fence);
                }
            });
        }
    }

    private void plan(Workplace place) {
        if (place.next().isPresent()) {
            long version = place.version();
            at(place.finishedAt(now), () -> finish(place, version));
        }
    }

    private void finish(Workplace place, long version) {
        if (place.version() != version) {
            return; // somebody came or went; it was planned anew
        }
        var visitor = place.next().orElseThrow();
        visitor.done = true;
        place.stop(visitor, now);
        tally.served(visitor);
        if (visitor.leftOpen) {
            desk.agentSays(visitor.conversation, place.agent, visitor.fence);
            plan(place);
        } else {
            desk.agentCloses(visitor.conversation, place.agent, visitor.fence);
        }
    }

    /// Follows what the desk decides.
    private final class Watching implements VirtualDesk.Floor {
        @Override
        public void assigned(ConversationId conversation, AgentId agent, long fence, boolean own) {
            var visitor = visitor(conversation);
            boolean moved = visitor.place.isPresent();
            leave(visitor);
            var place = known(agent);
            tally.look(place, now);
            tally.given(place);
            place.takeOn(visitor, now);
            visitor.place = Optional.of(place);
            visitor.fence = fence;
            if (moved) {
                tally.drifted(visitor);
            }
            if (!visitor.done) {
                if (!visitor.answered) {
                    visitor.answered = true;
                    tally.answered(visitor, now, own);
                }
                at(now, () -> answer(visitor, fence));
            }
            plan(place);
        }

        @Override
        public void queued(ConversationId conversation) {
            var visitor = visitor(conversation);
            if (visitor.place.isPresent()) {
                tally.drifted(visitor);
                // Left in the middle of it one asks what is going on; else the desk would take it for forgotten.
                at(now, () -> askAgain(visitor));
            }
            leave(visitor);
            visitor.waiting = true;
            tally.queue(++waiting, now);
            int queued = ++visitor.queued;
            long patience = queued == 1 ? visitor.patience : chance.patienceAgain();
            if (patience < end) {
                at(now + patience, () -> giveUp(visitor, queued));
            }
        }

        @Override
        public void closed(ConversationId conversation) {
            var visitor = visitor(conversation);
            if (!visitor.done) {
                throw new IllegalStateException("closed too soon: " + conversation);
            }
            leave(visitor);
            visitors.remove(conversation);
            remember(conversation);
        }

        private void leave(Visitor visitor) {
            if (visitor.waiting) {
                visitor.waiting = false;
                tally.queue(--waiting, now);
            }
            visitor.place.ifPresent(place -> {
                tally.look(place, now);
                place.giveUp(visitor, now);
                visitor.place = Optional.empty();
                plan(place);
                if (place.presence() == Workplace.Presence.FINISHING) {
                    at(now, () -> goHome(place));
                }
            });
        }

        private Visitor visitor(ConversationId conversation) {
            var visitor = visitors.get(conversation);
            if (visitor == null) {
                throw new IllegalStateException("nobody knows whose conversation is " + conversation);
            }
            return visitor;
        }

        private Workplace known(AgentId agent) {
            var place = placeOf.get(agent);
            if (place == null) {
                throw new IllegalStateException("nobody knows agent " + agent);
            }
            return place;
        }
    }

    private void remember(ConversationId conversation) {
        if (plan.demand().returningPercent() == 0) {
            desk.forget(conversation);
            return;
        }
        if (known.size() == REMEMBERED) {
            desk.forget(takenFrom(known, (int) (conversation.hashCode() & 0x7fffffffL) % known.size()));
        }
        known.add(conversation);
    }

    private static <T> T takenFrom(List<T> list, int index) {
        var last = list.removeLast();
        return index == list.size() ? last : list.set(index, last);
    }
}
