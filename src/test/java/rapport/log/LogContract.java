package rapport.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.AgentId;
import rapport.desk.Changes;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Digest;
import rapport.desk.Entry;
import rapport.desk.Event;
import rapport.desk.Hidden;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.RandomPlay;
import rapport.desk.Receipt;
import rapport.desk.Shop;
import rapport.log.EventLog.Appended;
import rapport.transcript.Transcript.Page;
import rapport.transcript.Transcript.Range;

/// What every log promises, and every set of tables that is its fold. Each implementation extends this.
abstract class LogContract {
    static final List<String> TEXTS = List.of(
            "plain",
            " not trimmed \n",
            "é e\u0301 \u212B Å",
            "退款要多久？",
            "🧑‍🚀👍🏽 \uD840\uDC0B",
            "Z\u0351\u036B\u0343a\u0320l\u0308go",
            "\u202Eright to left\u202C \u200F\u2066isolated\u2069",
            "line\u2028paragraph\u2029next\u0085",
            "\"quoted\" 'single' \\ back\\slash / ; -- DROP TABLE entry",
            "% _ ? :name ${x} {0}",
            "\u0001\u001F\u007F\uFEFF\uFFFD\uFFFF");

    Store store;
    Shop shop;
    Ledger ledger;

    abstract Store open();

    @BeforeEach
    void open(org.junit.jupiter.api.TestInfo info) {
        store = open();
        shop = new Shop();
        ledger = new Ledger(store, shop);
    }

    @Test
    void batchesAreReadBackInOrderAsTheyWereAppended() {
        play(1, 120);

        assertThat(read(0, 1_000)).isEqualTo(ledger.appended());
    }

    @Test
    void readingBeginsAfterThePositionAndStopsAtTheLimit() {
        play(2, 60);
        var all = ledger.appended();

        assertThat(read(3, 4)).isEqualTo(all.subList(3, 7));
        assertThat(read(all.size() - 1, 4)).isEqualTo(all.subList(all.size() - 1, all.size()));
        assertThat(read(all.size(), 4)).isEmpty();
        assertThat(read(all.size() + 5, 4)).isEmpty();
    }

    @Test
    void aPositionBelongsToTheFirstWhoAppendsThereAndNothingOfTheSecondIsStored() {
        ledger.keep(shop.says("x", "first"));
        var events = shop.says("x", "second");
        var rival = new Batch("rival:0", shop.now(), events);

        assertThat(store.log().append(Ledger.DESK, 0, rival, shop.changes())).isEqualTo(Appended.OVERTAKEN);

        assertThat(read(0, 10)).isEqualTo(ledger.appended());
        assertThat(texts(all("x"))).containsExactly("first");
        assertThat(row("x").conversation().head()).isEqualTo(new Place(3, 3));
        assertThat(store.tables().receipt(Shop.of("x"), "v", new MessageId("m2")))
                .isEmpty();
    }

    @Test
    void theSameBatchAgainIsStoredAndStoredOnce() {
        var events = shop.says("x", "hello");
        var batch = ledger.batch(events);
        ledger.keep(events);

        assertThat(store.log().append(Ledger.DESK, 0, batch, shop.changes())).isEqualTo(Appended.STORED);

        assertThat(read(0, 10)).containsExactly(batch);
        assertThat(all("x")).hasSize(3);
    }

    @Test
    void theSameBatchAgainIsStoredAlsoWhenOthersCameAfterIt() {
        var events = shop.says("x", "hello");
        var batch = ledger.batch(events);
        var changes = shop.changes();
        ledger.keep(events);
        ledger.keep(shop.says("x", "again"));

        assertThat(store.log().append(Ledger.DESK, 0, batch, changes)).isEqualTo(Appended.STORED);

        assertThat(row("x").conversation().head().seq()).isEqualTo(4);
    }

    @Test
    void aMessageThatIsInTheLogIsRepeatedWithItsReceiptAndNothingOfItsBatchIsStored() {
        ledger.keep(shop.says("x", "long ago"));
        var at = shop.now();
        var repeated = message("x", "m1", 4, "long ago");
        var fresh = message("x", "new", 5, "new");

        var outcome =
                store.log().append(Ledger.DESK, 1, new Batch("t", shop.now(), List.of(fresh, repeated)), Changes.NONE);

        assertThat(outcome)
                .isEqualTo(new Appended.Repeated(
                        List.of(new EventLog.Known(Shop.of("x"), receipt("m1", new Place(2, 2), at, "long ago")))));
        assertThat(read(0, 10)).hasSize(1);
        assertThat(texts(all("x"))).containsExactly("long ago");
    }

    @Test
    void anIdIsAnotherOneInAnotherConversationOrOfAnotherSender() {
        ledger.keep(shop.when(shop.message("x", new MessageId("same"), new Content.Text("mine"))));
        ledger.keep(shop.when(shop.message("y", new MessageId("same"), new Content.Text("also mine"))));
        var agent = shop.agent("ann", 5);
        shop.takes(agent, "x");
        var note = shop.when(Shop.message(
                agent, "x", new MessageId("same"), new Content.Note("theirs"), java.util.OptionalLong.empty()));
        var posted = note.getFirst();

        var outcome = store.log().append(Ledger.DESK, 2, new Batch("t", shop.now(), List.of(posted)), shop.changes());

        assertThat(outcome).isEqualTo(Appended.STORED);
        assertThat(store.tables().receipt(Shop.of("x"), "ann", new MessageId("same")))
                .hasValueSatisfying(
                        receipt -> assertThat(receipt.digest()).contains(Digest.of(new Content.Note("theirs"))));
    }

    @Test
    void anEmptyBatchStoresNothingAndComparesThePosition() {
        ledger.keep(shop.says("x", "hello"));
        var empty = new Batch("t", shop.now(), List.of());

        assertThat(store.log().append(Ledger.DESK, 1, empty, Changes.NONE)).isEqualTo(Appended.STORED);
        assertThat(store.log().append(Ledger.DESK, 0, empty, Changes.NONE)).isEqualTo(Appended.OVERTAKEN);
        assertThat(read(0, 10)).hasSize(1);
    }

    @Test
    void aDeskThatNobodyUsedIsAtPositionZeroAndEmpty() {
        assertThat(store.tables().state(Ledger.DESK))
                .isEqualTo(new Tables.State(0, Instant.EPOCH, List.of(), Map.of(), List.of(), List.of(), List.of()));
        assertThat(store.tables().conversation(Shop.of("nobody"))).isEmpty();
        assertThat(store.tables().receipt(Shop.of("nobody"), "v", new MessageId("m")))
                .isEmpty();
        assertThat(store.transcript().all(Shop.of("nobody"), Range.newest(50))).isEqualTo(new Page<>(List.of(), false));
    }

    /// The tables are the fold of the log.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theTablesAreWhatAFreshFoldOfTheLogGives(long seed) {
        play(seed, 300);

        var fresh = new Desk();
        read(0, 1_000_000).forEach(batch -> fresh.apply(batch.events()));
        var state = store.tables().state(Ledger.DESK);

        assertThat(state.position()).isEqualTo(ledger.position());
        assertThat(state.agents()).containsExactlyElementsOf(fresh.agents());
        assertThat(state.policies()).isEqualTo(fresh.policies());
        assertThat(state.teams()).containsExactlyInAnyOrderElementsOf(fresh.teams());
        assertThat(state.skills()).containsExactlyInAnyOrderElementsOf(fresh.skills());
        assertThat(state.open())
                .extracting(row -> forgetful(row.conversation()))
                .containsExactlyInAnyOrderElementsOf(fresh.conversations().stream()
                        .filter(Conversation::open)
                        .map(LogContract::forgetful)
                        .toList());
        for (var conversation : shop.desk.conversations()) {
            assertThat(store.tables().conversation(conversation.id()).map(row -> forgetful(row.conversation())))
                    .isEqualTo(stored(conversation.id()) ? Optional.of(forgetful(conversation)) : Optional.empty());
        }
    }

    @Test
    void theTimeOfTheStateIsThatOfTheNewestBatch() {
        play(5, 50);

        assertThat(store.tables().state(Ledger.DESK).at())
                .isEqualTo(ledger.appended().getLast().at());
    }

    @Test
    void aDeskThatIsLoadedGoesOnLikeTheOneThatWasThere() {
        play(21, 200);
        var state = store.tables().state(Ledger.DESK);
        var loaded = new Desk();
        state.agents().forEach(loaded::bring);
        state.policies().forEach(loaded::bring);
        state.teams().forEach(loaded::bring);
        state.skills().forEach(loaded::bring);
        state.open().forEach(row -> loaded.bring(row.conversation()));
        loaded.resume(state.at());
        assertThat(loaded.settle(shop.moment())).as("it was at rest").isEmpty();

        var play = new RandomPlay(shop, new Random(22), 5, 12);
        for (int i = 0; i < 200; i++) {
            loaded.apply(shop.after(play.pause()));
            assertThat(loaded.settle(shop.moment())).isEmpty();
            loaded.apply(shop.when(play.next()));
            assertThat(loaded.settle(shop.moment())).isEmpty();
            assertThat(loaded.wakeAt()).isEqualTo(shop.desk.wakeAt());
        }

        for (var conversation : shop.desk.conversations()) {
            if (conversation.open()) {
                assertThat(loaded.conversation(conversation.id()).map(LogContract::forgetful))
                        .contains(forgetful(conversation));
            }
        }
        assertThat(loaded.agents()).containsExactlyElementsOf(shop.desk.agents());
        assertThat(loaded.teams()).containsExactlyElementsOf(shop.desk.teams());
        assertThat(loaded.skills()).containsExactlyElementsOf(shop.desk.skills());
        assertThat(loaded.policies()).isEqualTo(shop.desk.policies());
        assertThat(loaded.queue().stream().map(Conversation::id))
                .containsExactlyElementsOf(
                        shop.desk.queue().stream().map(Conversation::id).toList());
    }

    @Test
    void everyMessageHasItsReceipt() {
        play(6, 300);

        for (var batch : ledger.appended()) {
            for (var event : batch.events()) {
                if (event instanceof Event.MessagePosted posted) {
                    var entry = posted.entry();
                    assertThat(store.tables()
                                    .receipt(
                                            posted.conversation(),
                                            posted.sender(),
                                            entry.id().orElseThrow()))
                            .contains(new Receipt(
                                    posted.sender(),
                                    entry.id().orElseThrow(),
                                    entry.place(),
                                    entry.at(),
                                    Optional.of(Digest.of(entry.content()))));
                }
            }
        }
    }

    @Test
    void textIsKeptCodePointForCodePoint() {
        var ann = shop.agent("ann", 5);
        TEXTS.forEach(text -> ledger.keep(shop.says("x", text)));
        TEXTS.forEach(text -> ledger.keep(shop.notes(ann, "x", text)));

        assertThat(texts(all("x"))).containsExactlyElementsOf(TEXTS);
        assertThat(all("x").stream()
                        .flatMap(entry -> entry.content() instanceof Content.Note note
                                ? java.util.stream.Stream.of(note.text())
                                : java.util.stream.Stream.empty()))
                .containsExactlyElementsOf(TEXTS);
    }

    @Test
    void aTextOfTheGreatestLengthIsKept() {
        var text = "𠀋".repeat(4_096);
        ledger.keep(shop.says("x", text));

        assertThat(texts(all("x"))).containsExactly(text);
        assertThat(row("x").conversation().talk().last().orElseThrow().preview())
                .isEqualTo("𠀋".repeat(60));
    }

    @Test
    void entriesAreReadAsTheyWereWritten() {
        play(7, 900);
        var written = entries();

        written.forEach((id, entries) -> assertThat(
                        store.transcript().all(id, new Range.After(0, 10_000)).entries())
                .isEqualTo(entries));
        assertThat(written.values().stream()
                        .flatMap(List::stream)
                        .map(entry -> entry.content().getClass())
                        .distinct())
                .as("the play must bring every kind of entry")
                .hasSize(Content.class.getPermittedSubclasses().length - 1 + 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void pagesOfBothNumberingsAreWhatANaiveReaderFinds(long seed) {
        var chance = new Random(seed);
        var ann = shop.agent("ann", 5);
        for (int i = 0; i < 120; i++) {
            ledger.keep(chance.nextInt(3) == 0 ? shop.notes(ann, "x", "note " + i) : shop.says("x", "text " + i));
        }
        var all = entries().get(Shop.of("x"));
        var visible = all.stream().flatMap(entry -> entry.visible().stream()).toList();

        for (int i = 0; i < 300; i++) {
            long seq = chance.nextInt(-1, all.size() + 3);
            int limit = 1 + chance.nextInt(chance.nextBoolean() ? 5 : 200);
            for (var range : List.of(new Range.After(seq, limit), new Range.Before(seq, limit), Range.newest(limit))) {
                assertThat(store.transcript().all(Shop.of("x"), range))
                        .as("%s", range)
                        .isEqualTo(page(all, entry -> entry.place().seq(), range));
                assertThat(store.transcript().visible(Shop.of("x"), range))
                        .as("visible %s", range)
                        .isEqualTo(page(visible, entry -> entry.seq(), range));
            }
        }
    }

    @Test
    void hiddenNumbersAreReadBackWithTheConversation() {
        var ann = shop.agent("ann", 5);
        ledger.keep(shop.says("x", "hello"));
        ledger.keep(shop.notes(ann, "x", "note"));
        ledger.keep(shop.says("x", "more"));
        ledger.keep(shop.notes(ann, "x", "note"));

        assertThat(row("x").conversation().hidden()).isEqualTo(Hidden.of(4, 6));
        assertThat(store.tables()
                        .state(Ledger.DESK)
                        .open()
                        .getFirst()
                        .conversation()
                        .hidden())
                .isEqualTo(Hidden.of(4, 6));
    }

    @Test
    void marksAreKeptEachAtItsMaximum() {
        ledger.keep(shop.says("x", "hello"));
        assertThat(row("x").marks()).isEqualTo(Marks.NONE);

        store.tables().keep(Map.of(Shop.of("x"), new Marks(3, 2, 0, 1), Shop.of("y"), new Marks(1, 1, 1, 1)));
        store.tables().keep(Map.of(Shop.of("x"), new Marks(2, 3, 1, 0)));
        store.tables().keep(Map.of());

        assertThat(row("x").marks()).isEqualTo(new Marks(3, 3, 1, 1));
        assertThat(store.tables().state(Ledger.DESK).open())
                .extracting(Tables.Row::marks)
                .containsExactly(new Marks(3, 3, 1, 1));
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        shop.after(Duration.ofNanos(1_234_567_891));
        ledger.keep(shop.says("x", "hello"));

        assertThat(read(0, 1)).isEqualTo(ledger.appended());
        assertThat(all("x")).isEqualTo(entries().get(Shop.of("x")));
        assertThat(forgetful(row("x").conversation())).isEqualTo(forgetful(shop.conversation("x")));
    }

    /// Random commands, each appended.
    private void play(long seed, int commands) {
        var play = new RandomPlay(shop, new Random(seed), 5, 12);
        for (int i = 0; i < 5; i++) {
            ledger.keep(shop.when(new rapport.desk.Command.EnrolAgent(new AgentId("a" + i), "Agent " + i, 3)));
        }
        for (int i = 0; i < commands; i++) {
            ledger.keep(shop.after(play.pause()));
            ledger.keep(shop.when(play.next()));
        }
    }

    private boolean stored(ConversationId id) {
        return ledger.appended().stream()
                .flatMap(batch -> batch.events().stream())
                .anyMatch(event -> event instanceof Event.OfConversation of
                        && of.conversation().equals(id));
    }

    private Map<ConversationId, List<Entry<?>>> entries() {
        var entries = new HashMap<ConversationId, List<Entry<?>>>();
        for (var batch : ledger.appended()) {
            for (var event : batch.events()) {
                if (event instanceof Event.Entered entered) {
                    entries.computeIfAbsent(entered.conversation(), id -> new ArrayList<>())
                            .add(entered.entry());
                }
            }
        }
        return entries;
    }

    private static <E> Page<E> page(List<E> all, java.util.function.ToLongFunction<E> seq, Range range) {
        var matching = all.stream()
                .filter(entry -> switch (range) {
                    case Range.After after -> seq.applyAsLong(entry) > after.seq();
                    case Range.Before before -> seq.applyAsLong(entry) < before.seq();
                })
                .toList();
        boolean more = matching.size() > range.limit();
        int kept = Math.min(matching.size(), range.limit());
        return new Page<>(
                switch (range) {
                    case Range.After after -> matching.subList(0, kept);
                    case Range.Before before -> matching.subList(matching.size() - kept, matching.size());
                },
                more);
    }

    private Event.MessagePosted message(String visitor, String id, long seq, String text) {
        return new Event.MessagePosted(
                new Entry<>(
                        Shop.of(visitor),
                        new Place(seq, seq),
                        shop.now(),
                        Optional.of(new MessageId(id)),
                        new rapport.desk.Author.Visitor(Shop.visitor(visitor), Optional.empty()),
                        new Content.Text(text)),
                "v");
    }

    private static Receipt receipt(String id, Place place, Instant at, String text) {
        return new Receipt("v", new MessageId(id), place, at, Optional.of(Digest.of(new Content.Text(text))));
    }

    private List<Batch> read(long after, int limit) {
        return store.log().read(Ledger.DESK, after, limit);
    }

    private List<Entry<?>> all(String visitor) {
        return store.transcript()
                .all(Shop.of(visitor), new Range.After(0, 10_000))
                .entries();
    }

    private static List<String> texts(List<Entry<?>> entries) {
        return entries.stream()
                .flatMap(entry -> entry.content() instanceof Content.Text text
                        ? java.util.stream.Stream.of(text.text())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private Tables.Row row(String visitor) {
        return store.tables().conversation(Shop.of(visitor)).orElseThrow();
    }

    /// As the tables know it: without the recent ids.
    static Conversation forgetful(Conversation conversation) {
        return conversation.withoutRecents();
    }
}
