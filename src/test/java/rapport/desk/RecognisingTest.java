package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An anonymous visitor turns out to be an identified one (contract, section 2).
class RecognisingTest {
    private final Shop shop = new Shop();

    @Test
    void withoutAConversationOfTheirOwnTheAnonymousOneBecomesTheirs() {
        var agent = shop.agent("a", 1);
        shop.says("anon", "hello");

        var events = shop.recognised("li", Optional.of("anon"));

        assertThat(Shop.kinds(events)).containsExactly("VisitorDescribed", "VisitorRecognised");
        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("anon")));
        var theirs = shop.conversation("anon");
        assertThat(theirs.profile().subject()).contains("li");
        assertThat(theirs.profile().name()).contains("Known li");
        assertThat(theirs.agent()).map(AgentRef::id).contains(agent);
        assertThat(theirs.fence()).isEqualTo(1);
        assertThat(shop.conversation("li").continuedIn()).contains(Shop.of("anon"));
        assertThat(Happened.entries(events)).isEmpty();
    }

    @Test
    void fromThenOnThePersonIsFoundThereFromEveryDevice() {
        shop.says("anon", "hello");
        shop.recognised("li", Optional.of("anon"));

        assertThat(shop.recognised("li", Optional.empty())).isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("anon")));
        assertThat(shop.recognised("li", Optional.of("anon"))).isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("anon")));
    }

    @Test
    void withOneOfTheirOwnItGoesOnAndTheAnonymousOneIsClosedAndLinked() {
        var agent = shop.agent("a", 2);
        shop.recognised("li", Optional.empty());
        shop.says("li", "from home");
        shop.says("anon", "from the office");

        var events = shop.recognised("li", Optional.of("anon"));

        assertThat(Shop.kinds(events)).containsExactly("CycleClosed", "EarlierLinked");
        assertThat(Shop.contents(events)).containsExactly(new Content.Closed(1, Author.SYSTEM, CloseReason.SYSTEM));
        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("li")));
        assertThat(shop.conversation("anon").state()).isEqualTo(State.IDLE);
        assertThat(shop.conversation("anon").profile().identified()).isFalse();
        assertThat(shop.conversation("li").earlier()).containsExactly(Shop.of("anon"));
        assertThat(shop.servedBy("li")).contains(agent);
        assertThat(shop.desk.load(agent)).isEqualTo(1);
    }

    @Test
    void theSlotOfTheClosedOneGoesToWhoWaits() {
        shop.agent("a", 2);
        shop.recognised("li", Optional.empty());
        shop.says("li", "from home");
        shop.says("anon", "from the office");
        shop.says("waits", "hello");

        assertThat(Happened.given(shop.recognised("li", Optional.of("anon")))).containsExactly("waits>a");
    }

    @Test
    void linkingTwiceLinksOnce() {
        shop.says("li", "mine");
        shop.says("anon", "hello");
        shop.recognised("li", Optional.of("anon"));

        assertThat(shop.recognised("li", Optional.of("anon"))).isEmpty();
        assertThat(shop.conversation("li").earlier()).containsExactly(Shop.of("anon"));
    }

    @Test
    void anAdoptedConversationIsTheirOwnForTheNextAnonymousOne() {
        shop.says("first", "hello");
        shop.recognised("li", Optional.of("first"));
        shop.says("second", "hello");

        shop.recognised("li", Optional.of("second"));

        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("first")));
        assertThat(shop.conversation("first").earlier()).containsExactly(Shop.of("second"));
        assertThat(shop.conversation("second").state()).isEqualTo(State.IDLE);
    }

    @Test
    void anotherPersonsConversationIsNeverTakenOver() {
        shop.says("anon", "hello");
        shop.recognised("li", Optional.of("anon"));

        shop.recognised("wu", Optional.of("anon"));

        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("wu")));
        assertThat(shop.conversation("anon").profile().subject()).contains("li");
        assertThat(shop.conversation("wu").continuedIn()).isEmpty();
    }

    @Test
    void anAnonymousVisitorWhoNeverWroteLeavesNothing() {
        var events = shop.recognised("li", Optional.of("anon"));

        assertThat(Shop.kinds(events)).containsExactly("VisitorDescribed");
        assertThat(shop.answer()).isEqualTo(new Answer.Recognised(Shop.visitor("li")));
    }

    @Test
    void whatTheSiteVouchedForIsNotTheVisitorsToChange() {
        shop.says("li", "hello");
        shop.recognised("li", Optional.empty());
        shop.when(new Command.Describe(
                Shop.of("li"), Optional.of("Somebody else"), Optional.of("li@example.org"), Map.of("k", "v")));

        var profile = shop.conversation("li").profile();
        assertThat(profile.name()).contains("Known li");
        assertThat(profile.email()).contains("li@example.org");
        assertThat(profile.attributes()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void theConversationsItIsAboutAreAskedFor() {
        var command = new Command.Recognise(
                Shop.of("li"), "li", Optional.empty(), Optional.empty(), Optional.of(Shop.of("anon")));
        var asked = new ArrayList<ConversationId>();
        for (var id : List.of(Shop.of("li"), Shop.of("anon"))) {
            asked.add(((Decision.Needs) shop.desk.decide(command, shop.moment())).conversation());
            shop.desk.bring(Conversation.blank(Shop.SITE, Profile.anonymous(id.visitor())));
        }

        assertThat(asked).containsExactly(Shop.of("li"), Shop.of("anon"));
        assertThat(shop.desk.decide(command, shop.moment())).isInstanceOf(Decision.Decided.class);
    }
}
