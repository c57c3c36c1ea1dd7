package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Two names that look the same are the same.
final class NamesTest {
    private static final JsonMapper JSON = Json.mapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoé Li",
                "Zoe\u0301 Li",
                "Zoe\u200b\u0301 Li",
                "Zoé\u00a0Li",
                "\u2007Zoé\u202fLi\u00a0",
                "Zoé \u3164 Li\u2800",
                "Zo\u00ade\u0301 \u200e Li",
            })
    void whatLooksTheSameIsTheSame(String name) {
        assertThat(read(name)).isEqualTo("Zoé Li");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2007\u202f", "\u3164", "\u200b", "\t"})
    void whatCannotBeSeenIsNoName(String name) {
        assertThatThrownBy(() -> read(name)).isInstanceOf(Refusal.class);
    }

    @Test
    void aCharacterCountsOnceHoweverItIsStored() {
        assertThat(read("𠮷".repeat(100))).isEqualTo("𠮷".repeat(100));
        assertThat(read("e\u0301".repeat(100))).isEqualTo("é".repeat(100));
        assertThatThrownBy(() -> read("𠮷".repeat(101))).isInstanceOf(Refusal.class);
    }

    private static String read(String name) {
        byte[] body = JSON.writeValueAsString(Map.of("name", name)).getBytes(StandardCharsets.UTF_8);
        return Body.read(JSON, body, Names::read);
    }
}
