package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2.
final class PreconditionsTest {
    private static final Etag NOW = Etag.of(bytes("now"));
    private static final Etag BUSY = Etag.of(bytes("set"), bytes("set, busy"));
    private static final Etag FREE = Etag.of(bytes("set"), bytes("set, free"));

    @Test
    void aTagIsOfWhatItIsMadeOfAndLooksLikeOne() {
        assertThat(Etag.of(bytes("now"))).isEqualTo(NOW).isNotEqualTo(Etag.of(bytes("then")));
        assertThat(NOW.value()).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(BUSY.value()).matches("\"[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}\"");
    }

    @Test
    void withoutIfMatchEverythingMayBeChanged() {
        assertThat(Preconditions.NONE.allowChange(NOW)).isTrue();
        assertThat(Preconditions.NONE.alreadyHave(NOW)).isFalse();
    }

    @Test
    void oneOfSeveralTagsIsEnough() {
        String list = "\"other\", \"with,comma\"," + NOW.value();
        assertThat(ifMatch(list).allowChange(NOW)).isTrue();
        assertThat(ifMatch(" * ").allowChange(NOW)).isTrue();
        assertThat(ifNoneMatch(list).alreadyHave(NOW)).isTrue();
        assertThat(ifNoneMatch("*").alreadyHave(NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"other\"", "now", "\"", "W/", "**"})
    void whatIsNotTheTagDoesNotMatch(String list) {
        assertThat(ifMatch(list).allowChange(NOW)).isFalse();
        assertThat(ifNoneMatch(list).alreadyHave(NOW)).isFalse();
    }

    @Test
    void aWeakTagIsGoodForLookingAndNotForChanging() {
        assertThat(ifMatch("W/" + NOW.value()).allowChange(NOW)).isFalse();
        assertThat(ifNoneMatch("W/" + NOW.value()).alreadyHave(NOW)).isTrue();
    }

    @Test
    void whatLivesByItselfIsNoChangeByAnybodyButIsSeen() {
        assertThat(ifMatch(BUSY.value()).allowChange(FREE)).isTrue();
        assertThat(ifNoneMatch(BUSY.value()).alreadyHave(FREE)).isFalse();
        assertThat(ifMatch(BUSY.value()).allowChange(Etag.of(bytes("set anew"), bytes("set anew, busy"))))
                .isFalse();
    }

    private static Preconditions ifMatch(String list) {
        return new Preconditions(Optional.of(list), Optional.empty());
    }

    private static Preconditions ifNoneMatch(String list) {
        return new Preconditions(Optional.empty(), Optional.of(list));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
