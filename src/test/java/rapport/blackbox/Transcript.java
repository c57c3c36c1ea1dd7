package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import rapport.blackbox.client.Frame;

/// Entries of one conversation as somebody read them.
record Transcript(List<Frame> entries) {

    static String kind(Frame entry) {
        return entry.text("content.kind");
    }

    /// What was said, by whom, in order.
    List<Dialogue.Turn> turns() {
        return entries.stream()
                .filter(entry -> kind(entry).equals("text"))
                .map(entry ->
                        new Dialogue.Turn(entry.text("author.kind").equals("visitor"), entry.text("content.text")))
                .toList();
    }

    List<String> kinds() {
        return entries.stream().map(Transcript::kind).toList();
    }

    List<Long> numbers() {
        return entries.stream().map(entry -> entry.number("seq")).toList();
    }

    /// The entries that carry a message's id.
    List<Frame> withId(String id) {
        return entries.stream()
                .filter(entry -> entry.maybe("id").filter(id::equals).isPresent())
                .toList();
    }

    /// P2: the numbers are those from the first to the last without holes.
    Transcript complete() {
        int first = entries.isEmpty() ? 1 : (int) entries.getFirst().number("seq");
        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.range(first, first + entries.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        return this;
    }
}
