package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a site is served, what happens outside its hours, and what becomes of a site that is gone.
class HoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Hours.Span OFFICE = span(9, 17);

    private final Shop shop = new Shop();

    private static Hours.Span span(int from, int to) {
        return new Hours.Span(from * 60, to * 60);
    }

    private static Hours weekdays(ZoneId zone, Map<LocalDate, Hours.Holiday> holidays) {
        return new Hours(
                zone,
                Map.of(
                        DayOfWeek.MONDAY, List.of(OFFICE),
                        DayOfWeek.TUESDAY, List.of(OFFICE),
                        DayOfWeek.WEDNESDAY, List.of(OFFICE),
                        DayOfWeek.THURSDAY, List.of(OFFICE),
                        DayOfWeek.FRIDAY, List.of(OFFICE)),
                holidays);
    }

    private static Instant berlin(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @Test
    void theFirstMinuteIsOpenAndTheLastIsNot() {
        var hours = weekdays(BERLIN, Map.of());

        assertThat(hours.openAt(berlin("2026-03-02T08:59:59"))).isFalse();
        assertThat(hours.openAt(berlin("2026-03-02T09:00:00"))).isTrue();
        assertThat(hours.openAt(berlin("2026-03-02T16:59:59"))).isTrue();
        assertThat(hours.openAt(berlin("2026-03-02T17:00:00"))).isFalse();
    }

    @Test
    void afterTheLastDayOfTheWeekItOpensOnTheFirst() {
        assertThat(weekdays(BERLIN, Map.of()).opensAfter(berlin("2026-03-06T18:00:00")))
                .contains(berlin("2026-03-09T09:00:00"));
    }

    @Test
    void theWallClockCountsAlsoWhenItIsPutForward() {
        // The last Sunday of March: nine o'clock on Monday is an hour earlier than a week before.
        assertThat(weekdays(BERLIN, Map.of()).opensAfter(berlin("2026-03-27T18:00:00")))
                .contains(Instant.parse("2026-03-30T07:00:00Z"));
    }

    @Test
    void aSpanWhoseBeginningIsSkippedBeginsWhenTheClockIsPutForward() {
        assertThat(sundays(150, 240).opensAfter(berlin("2026-03-28T12:00:00")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(sundays(150, 195).opensAfter(berlin("2026-03-28T12:00:00")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(sundays(130, 170).opensAfter(berlin("2026-03-28T12:00:00")))
                .as("all of it is skipped")
                .contains(berlin("2026-04-05T02:10:00"));
    }

    @Test
    void aSpanOfTheHourThatIsRepeatedOpensTwice() {
        var nights = sundays(130, 170);

        assertThat(nights.opensAfter(berlin("2026-10-24T12:00:00"))).contains(Instant.parse("2026-10-25T00:10:00Z"));
        assertThat(nights.opensAfter(Instant.parse("2026-10-25T00:10:00Z")))
                .contains(Instant.parse("2026-10-25T01:10:00Z"));
        assertThat(sundays(150, 240).opensAfter(Instant.parse("2026-10-25T00:30:00Z")))
                .as("closed between half past two and the second half past two")
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    private static Hours sundays(int from, int to) {
        return new Hours(BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Hours.Span(from, to))), Map.of());
    }

    @Test
    void aNightOfTwoDaysOpensOnce() {
        var night = new Hours(
                BERLIN,
                Map.of(DayOfWeek.MONDAY, List.of(span(20, 24)), DayOfWeek.TUESDAY, List.of(span(0, 6))),
                Map.of());

        assertThat(night.opensAfter(berlin("2026-03-02T21:00:00"))).contains(berlin("2026-03-09T20:00:00"));
    }

    /// Zones whose clocks are changed by an hour, by half an hour, at and just after midnight, at a border of days, and
    /// never; and one that left out a day.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026",
        "Australia/Lord_Howe, 2026",
        "America/St_Johns, 2006",
        "America/Havana, 2026",
        "Africa/Cairo, 2026",
        "America/Sao_Paulo, 2018",
        "Pacific/Apia, 2011",
        "Asia/Shanghai, 2026"
    })
    void itOpensAtTheFirstMinuteThatIsOpenAfterOneThatIsNot(String zone, int year) {
        var chance = new Random(year);
        var around = changes(ZoneId.of(zone), year);
        for (int i = 0; i < 40; i++) {
            var hours = random(ZoneId.of(zone), chance);
            for (var change : around) {
                var first = change.minus(Duration.ofDays(2));
                var expected = Optional.<Instant>empty();
                for (var at = change.plus(Duration.ofDays(2)); at.isAfter(first); at = at.minusSeconds(60)) {
                    if (expected.isPresent()) {
                        assertThat(hours.opensAfter(at))
                                .as("%s after %s", hours, at)
                                .isEqualTo(expected);
                    }
                    if (hours.openAt(at) && !hours.openAt(at.minusSeconds(60))) {
                        expected = Optional.of(at);
                    }
                }
            }
        }
    }

    private static List<Instant> changes(ZoneId zone, int year) {
        var changes = new ArrayList<Instant>();
        var from = Instant.parse(year + "-01-01T00:00:00Z");
        for (var next = zone.getRules().nextTransition(from);
                next != null && next.getDateTimeBefore().getYear() == year;
                next = zone.getRules().nextTransition(next.getInstant())) {
            changes.add(next.getInstant());
        }
        return changes.isEmpty() ? List.of(from) : changes;
    }

    private static Hours random(ZoneId zone, Random chance) {
        var week = new EnumMap<DayOfWeek, List<Hours.Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(
                    day,
                    Stream.generate(() -> {
                                // Mostly at night, when clocks are changed.
                                int from = chance.nextInt(chance.nextBoolean() ? 240 : 1_440);
                                int to = from + 1 + chance.nextInt(chance.nextBoolean() ? 60 : 1_440);
                                return new Hours.Span(from, Math.min(to, 1_440));
                            })
                            .limit(chance.nextInt(4))
                            .toList());
        }
        return new Hours(zone, week, Map.of());
    }

    @Test
    void aHolidayIsNotLikeItsDayOfTheWeek() {
        var hours = weekdays(
                BERLIN,
                Map.of(
                        LocalDate.parse("2026-12-24"), new Hours.Holiday("Christmas Eve", List.of(span(9, 12))),
                        LocalDate.parse("2026-12-25"), new Hours.Holiday("Christmas Day", List.of())));

        assertThat(hours.openAt(berlin("2026-12-24T11:00:00"))).isTrue();
        assertThat(hours.openAt(berlin("2026-12-24T13:00:00"))).isFalse();
        assertThat(hours.openAt(berlin("2026-12-25T11:00:00"))).isFalse();
        assertThat(hours.opensAfter(berlin("2026-12-24T13:00:00"))).contains(berlin("2026-12-28T09:00:00"));
    }

    @Test
    void oneThatNeverOpensSaysSo() {
        assertThat(new Hours(BERLIN, Map.of(), Map.of()).opensAfter(berlin("2026-03-02T12:00:00")))
                .isEmpty();
    }

    /// The shop's first moment is a Sunday, ten o'clock in Berlin.
    private void theShopKeepsHours() {
        shop.policy(Policy.DEFAULT.with(Optional.of(weekdays(BERLIN, Map.of()))));
    }

    @Test
    void outsideItsHoursNobodyIsGivenAnybodyAndTheVisitorIsToldWhenItOpens() {
        theShopKeepsHours();
        shop.agent("a", 9);

        var events = shop.says("x", "anybody?");

        assertThat(Happened.queueing(events).entry().content())
                .isEqualTo(new Content.Queued(QueueReason.OUTSIDE_HOURS));
        assertThat(Happened.choice(events).rule()).isEqualTo(Rule.OUTSIDE_HOURS);
        assertThat(shop.outlook("x").opensAt()).contains(berlin("2026-03-02T09:00:00"));
        assertThat(shop.outlook("x").position()).isEmpty();
    }

    @Test
    void whenItOpensWhoWaitedIsServedInOrderByTheClockAlone() {
        theShopKeepsHours();
        shop.agent("a", 9);
        shop.says("x", "anybody?");
        shop.after(Duration.ofMinutes(1));
        shop.says("y", "anybody?");
        assertThat(shop.desk.wakeAt()).contains(berlin("2026-03-02T09:00:00"));

        var events = shop.after(Duration.between(shop.now(), berlin("2026-03-02T09:00:00")));

        assertThat(Happened.given(events)).containsExactly("x>a", "y>a");
    }

    @Test
    void whatIsUnderWayWhenItClosesGoesOn() {
        theShopKeepsHours();
        var agent = shop.agent("a", 9);
        shop.after(Duration.between(shop.now(), berlin("2026-03-02T16:59:00")));
        shop.says("x", "quick question");

        assertThat(shop.after(Duration.ofMinutes(2))).isEmpty();

        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void whoseAgentLeavesAfterHoursWaitsForTheNextMorning() {
        theShopKeepsHours();
        var agent = shop.agent("a", 9);
        shop.after(Duration.between(shop.now(), berlin("2026-03-02T16:59:00")));
        shop.says("x", "quick question");
        shop.after(Duration.ofMinutes(2));
        shop.agent("b", 9);

        shop.status(agent, Status.OFFLINE);

        assertThat(shop.outlook("x").reason()).isEqualTo(QueueReason.OUTSIDE_HOURS);
        assertThat(Happened.given(shop.after(Duration.ofHours(16)))).containsExactly("x>b");
    }

    @Test
    void anAgentMayTakeSomebodyOutsideTheHours() {
        theShopKeepsHours();
        var agent = shop.agent("a", 9);
        shop.says("x", "anybody?");

        shop.takes(agent, "x");

        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void whoComesWhenTheQueueIsFullWaitsWithoutAPromiseUntilThereIsRoom() {
        shop.policy(Policy.DEFAULT.withQueueLimit(2));
        shop.says("x", "1");
        shop.says("y", "2");

        var events = shop.says("z", "3");

        assertThat(Happened.queueing(events).entry().content()).isEqualTo(new Content.Queued(QueueReason.QUEUE_FULL));
        assertThat(shop.outlook("z").position()).isEmpty();
        shop.leaves("x");
        assertThat(shop.outlook("z").position()).hasValue(2);
        assertThat(shop.outlook("z").reason()).isEqualTo(QueueReason.NOBODY_ONLINE);
    }

    @Test
    void whoWaitsForAnotherSiteToOpenStandsInNoLine() {
        var closed = new SiteId("s_closed");
        shop.when(new Command.SetPolicy(closed, Policy.DEFAULT.with(Optional.of(weekdays(BERLIN, Map.of())))));
        shop.says("first", "1");
        for (var visitor : List.of("a", "b")) {
            shop.desk.bring(Conversation.blank(closed, Profile.anonymous(Shop.visitor(visitor))));
            shop.says(visitor, "anybody?");
        }
        shop.says("x", "2");

        assertThat(shop.outlook("x").position()).hasValue(2);
        for (var visitor : List.of("first", "a", "b", "x")) {
            assertThat(shop.desk.lateOutlook(shop.conversation(visitor), shop.now()))
                    .as(visitor)
                    .contains(shop.outlook(visitor));
        }
        assertThat(shop.preview("y").waits().orElseThrow().position()).hasValue(3);
    }

    @Test
    void whoLosesTheirAgentKeepsTheirArrivalAndTheirPlaceWhereTheQueueIsLimited() {
        shop.policy(Policy.DEFAULT.withQueueLimit(2));
        var agent = shop.agent("a", 1);
        shop.says("first", "1");
        shop.after(Duration.ofMinutes(1));
        shop.says("x", "2");
        shop.says("y", "3");
        assertThat(shop.outlook("y").position()).hasValue(2);

        shop.status(agent, Status.OFFLINE);

        assertThat(shop.queue()).containsExactly("first", "x", "y");
        assertThat(shop.outlook("first").position()).hasValue(1);
        assertThat(shop.outlook("x").position()).hasValue(2);
        assertThat(shop.outlook("y").reason()).isEqualTo(QueueReason.QUEUE_FULL);
        assertThat(shop.outlook("y").position()).isEmpty();
    }

    @Test
    void whoWaitsForOneSiteToOpenHoldsUpNobodyOfAnotherInTheSameLine() {
        var team = new TeamId("sales");
        shop.when(new Command.SetTeam(new Team(team, "Sales")));
        var asks = Policy.DEFAULT.with(Requirements.of(team));
        var other = new SiteId("s_other");
        shop.policy(asks.with(Optional.of(weekdays(BERLIN, Map.of()))));
        shop.when(new Command.SetPolicy(other, asks));
        for (var visitor : List.of("y", "z")) {
            shop.desk.bring(Conversation.blank(other, Profile.anonymous(Shop.visitor(visitor))));
        }
        shop.says("x", "first, but it is Sunday");
        shop.says("y", "1");
        shop.says("z", "2");

        assertThat(shop.queue()).containsExactly("x", "y", "z");
        assertThat(shop.outlook("x").position()).isEmpty();
        assertThat(shop.outlook("y").position()).hasValue(1);
        assertThat(shop.outlook("z").position()).hasValue(2);

        var agent = shop.enrolled("a", 1);
        shop.when(new Command.EquipAgent(agent, Optional.of(Set.of(team)), Optional.empty()));
        shop.connect(agent);
        assertThat(Happened.given(shop.status(agent, Status.ONLINE))).containsExactly("y>a");
        shop.after(Duration.between(shop.now(), berlin("2026-03-02T09:00:00")));
        assertThat(shop.outlook("x").position()).hasValue(1);
        assertThat(shop.outlook("z").position()).hasValue(2);
        assertThat(Happened.given(shop.leaves("y"))).containsExactly("x>a");
    }

    @Test
    void aSiteThatIsGoneSendsAwayWhoWaitsAndLeavesWhatIsUnderWay() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.says("y", "hello");
        shop.says("z", "hello");

        var events = shop.when(new Command.SetPolicy(Shop.SITE, Policy.DEFAULT.withGone(true)));

        assertThat(Shop.kinds(events)).containsExactly("PolicySet", "CycleClosed", "CycleClosed");
        assertThat(shop.queue()).isEmpty();
        assertThat(shop.servedBy("x")).contains(agent);
    }
}
