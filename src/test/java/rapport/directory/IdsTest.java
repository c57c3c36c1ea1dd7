package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.SiteId;

/// The promises of [Ids].
final class IdsTest {
    private final Ids ids = new Ids();

    @Test
    void areTwentySixCharactersAfterTheKind() {
        assertThat(ids.visitor().value()).matches("v_[0-9a-z]{26}");
        assertThat(ids.agent().value()).matches("a_[0-9a-z]{26}");
        assertThat(ids.site().value()).matches("s_[0-9a-z]{26}");
        assertThat(ids.file().value()).matches("f_[0-9a-f]{32}");
    }

    @Test
    void sortInTheOrderInWhichTheyWereMade() {
        List<AgentId> made = Stream.generate(ids::agent).limit(10_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void encodeTheWholeUuid() {
        assertThat(Ids.encode(new UUID(0, 0))).isEqualTo("0".repeat(26));
        assertThat(Ids.encode(new UUID(-1, -1))).isEqualTo("7" + "z".repeat(25));
        assertThat(Ids.encode(new UUID(1L << 63, 0))).isEqualTo("4" + "0".repeat(25));
        assertThat(Ids.encode(new UUID(0, 1))).isEqualTo("0".repeat(25) + "1");
    }

    @Test
    void aPersonIsOneVisitorOfTheirSiteAndAnotherOnAnother() {
        SiteId site = ids.site();
        assertThat(Ids.person(site, "li")).isEqualTo(Ids.person(site, "li"));
        assertThat(Ids.person(site, "li"))
                .isNotEqualTo(Ids.person(site, "wang"))
                .isNotEqualTo(Ids.person(ids.site(), "li"));
    }
}
