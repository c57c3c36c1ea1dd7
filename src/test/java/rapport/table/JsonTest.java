package rapport.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Choice;
import rapport.desk.Event;
import rapport.desk.Policy;
import rapport.desk.Requirements;
import rapport.desk.Rule;
import rapport.desk.SiteId;
import rapport.desk.Trigger;

/// What was stored by an earlier version is read.
final class JsonTest {
    @Test
    void aChoiceThatWasStoredBeforeItsNewerFieldsAskedForNothingAndKeptAll() {
        var stored =
                "{\"@\":\"ConversationQueued\",\"entry\":{\"conversation\":\"c_x\",\"place\":{\"seq\":3,\"visible\":3},"
                        + "\"at\":1000,\"id\":null,\"author\":{\"@\":\"Desk\"},\"content\":{\"@\":\"Queued\",\"reason\":\"ALL_BUSY\"}},"
                        + "\"state\":{\"@\":\"Queued\",\"arrival\":{\"at\":1000,\"number\":1},\"patientUntil\":null},"
                        + "\"choice\":{\"trigger\":\"CYCLE_OPENED\",\"rule\":\"NOBODY_ELIGIBLE\",\"agent\":null,"
                        + "\"candidates\":[{\"agent\":\"a_1\",\"load\":1,\"capacity\":1,\"passedOver\":\"FULL\"}]}}";

        assertThat(((Event.ConversationQueued) Json.read(stored, Event.class)).choice())
                .isEqualTo(new Choice(
                        Trigger.CYCLE_OPENED,
                        Rule.NOBODY_ELIGIBLE,
                        Optional.empty(),
                        List.of(new Choice.Candidate(new AgentId("a_1"), 1, 1, Optional.of(Choice.PassedOver.FULL))),
                        0,
                        Requirements.NONE));
    }

    @Test
    void aPolicyThatWasStoredBeforeThereWereTeamsLimitsAndHoursAsksForNothing() {
        var stored = "{\"@\":\"PolicySet\",\"site\":\"s_shop\",\"policy\":{\"strategy\":\"BALANCED\",\"grace\":20000,"
                + "\"memory\":2592000000,\"patience\":0,\"returnPolicy\":\"STAY\",\"answerTime\":0,\"idleTime\":1800000}}";

        assertThat(Json.read(stored, Event.class)).isEqualTo(new Event.PolicySet(new SiteId("s_shop"), Policy.DEFAULT));
    }
}
