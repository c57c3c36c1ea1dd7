package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What options make of a plan.
final class WishesTest {
    private static Wishes wishes(String... options) {
        return CommandLine.populateCommand(new Wishes(), options);
    }

    @Test
    void withoutAPlanTheHoursAreThoseOfTheAgents() {
        var plan = PlanReader.read(wishes("--visitors-per-hour", "40", "--from", "8:30", "--to", "11", "--agents", "2")
                .usual(false));
        var hourly = (Plan.Arrivals.Hourly) plan.demand().arrivals();
        assertThat(hourly.perHour().subList(7, 12)).containsExactly(0.0, 20.0, 40.0, 40.0, 0.0);
        assertThat(plan.staff().workers())
                .hasSize(2)
                .allSatisfy(worker -> assertThat(worker.shifts()).containsExactly(new Plan.Shift(510, 660)));
    }

    @Test
    void aPlanIsChangedWhereItIsAsked() {
        var json = Plans.json("""
                {'visitorsPerHour': [0,0,0,0,0,0,0,0,0,10,20,0,0,0,0,0,0,0,0,0,0,0,0,0], 'patienceMinutes': 5,
                 'agents': [{'name': 'Li', 'capacity': 7, 'shifts': [{'from': '09:00', 'to': '11:00'}]}]}""");
        wishes("--visitors-per-hour", "60", "--agents", "3", "--patience", "0", "--seed", "4")
                .change(json);
        var plan = PlanReader.read(json);
        assertThat(((Plan.Arrivals.Hourly) plan.demand().arrivals()).perHour().subList(9, 11))
                .containsExactly(30.0, 60.0);
        assertThat(plan.staff().workers()).hasSize(3).allMatch(worker -> worker.capacity() == 7);
        assertThat(plan.demand().patience()).isEmpty();
        assertThat(plan.run().seed()).isEqualTo(4);
    }
}
