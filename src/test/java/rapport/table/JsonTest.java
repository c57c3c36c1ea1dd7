package rapport.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rapport.desk.Event;
import rapport.desk.Policy;
import rapport.desk.SiteId;

/// What was stored by an earlier version is read.
final class JsonTest {
    @Test
    void aPolicyThatWasStoredBeforeThereWereTeamsLimitsAndHoursAsksForNothing() {
        var stored = "{\"@\":\"PolicySet\",\"site\":\"s_shop\",\"policy\":{\"strategy\":\"BALANCED\",\"grace\":20000,"
                + "\"memory\":2592000000,\"patience\":0,\"returnPolicy\":\"STAY\",\"answerTime\":0,\"idleTime\":1800000}}";

        assertThat(Json.read(stored, Event.class)).isEqualTo(new Event.PolicySet(new SiteId("s_shop"), Policy.DEFAULT));
    }
}
