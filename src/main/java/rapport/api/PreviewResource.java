package rapport.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Limits;
import rapport.desk.Profile;
import rapport.desk.Requirements;
import rapport.desk.SiteId;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;
import rapport.directory.Sites;
import rapport.log.Tables;
import rapport.replica.View;

/// Whom a visitor of a site would get now, and why. Asking changes nothing: nobody is assigned, nothing is stored.
final class PreviewResource {
    private static final int LONGEST_ID = Limits.ID_CHARACTERS;
    /// A look may go through everybody who waits, on the desk's own thread.
    private static final int AT_ONCE = 2;

    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    /// Who is asked about where no visitor is named: somebody who never wrote.
    private static final VisitorId STRANGER = new VisitorId("v_anybody");

    private final FrontDesk desk;
    private final Tables tables;
    private final Sites sites;
    private final Few few = new Few(AT_ONCE, COME_AGAIN);

    PreviewResource(FrontDesk desk, Tables tables, Sites sites) {
        this.desk = desk;
        this.tables = tables;
        this.sites = sites;
    }

    /// @param skills with their lowest level
    private record Wish(
            SiteId site,
            Optional<VisitorId> visitor,
            Optional<String> team,
            Optional<List<SkillLevel>> skills,
            OptionalInt priority) {
        static Wish read(Fields fields) {
            return new Wish(
                    new SiteId(fields.required("site", fields.optionalText("site", 1, LONGEST_ID), "none")),
                    fields.optionalText("visitor", 1, LONGEST_ID).map(VisitorId::new),
                    fields.optionalText("team", 1, LONGEST_ID),
                    SkillLevel.optionalList(fields, "skills"),
                    fields.optionalNumber("priority", -Limits.PRIORITY, Limits.PRIORITY));
        }

        Optional<Problem> problem(Known known) {
            Known.Check check = known.new Check();
            team.ifPresent(id -> check.team("team", id));
            return check.skills("skills", skills.orElse(List.of())).problem();
        }

        /// What is left out stays as it is.
        Optional<Requirements> asking(Requirements usual) {
            return team.isEmpty() && skills.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Requirements(
                            team.map(TeamId::new).or(usual::team),
                            skills.map(SkillLevel::mapOf).orElseGet(usual::skills)));
        }
    }

    /// @param queue how they would wait, if nobody would get them
    record Shown(DecisionBody decision, Optional<OutlookBody> queue) {}

    Reply preview(Call call) {
        Wish wish = call.body(Wish::read);
        return few.one(() -> preview(wish));
    }

    private Reply preview(Wish wish) {
        if (sites.byId(wish.site()).isEmpty()) {
            return missing("site");
        }
        Optional<Conversation> conversation = wish.visitor().isEmpty()
                ? Optional.of(blank(wish.site()))
                : wish.visitor()
                        .flatMap(this::stored)
                        .filter(theirs -> theirs.site().equals(wish.site()));
        if (conversation.isEmpty()) {
            return missing("visitor");
        }
        return desk.inspect(view -> wish.problem(Known.of(view))
                .map(Reply::refused)
                .orElseGet(() -> shown(view, conversation.get(), wish)));
    }

    private static Reply shown(View view, Conversation conversation, Wish wish) {
        View.Preview preview =
                view.preview(conversation, wish.asking(view.requirements(conversation)), wish.priority());
        return Reply.ok(new Shown(
                DecisionBody.of(view.now(), preview.choice(), view),
                preview.queue().map(OutlookBody::of)));
    }

    private static Conversation blank(SiteId site) {
        return Conversation.blank(
                site, new Profile(STRANGER, Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
    }

    /// Whoever was recognised as somebody else is who they are.
    private Optional<Conversation> stored(VisitorId visitor) {
        return tables.conversation(ConversationId.of(visitor))
                .map(row -> row.conversation())
                .flatMap(row -> row.continuedIn()
                        .map(other -> tables.conversation(other).map(there -> there.conversation()))
                        .orElseGet(() -> Optional.of(row)));
    }

    private static Reply missing(String field) {
        return Reply.refused(
                Problem.of(404, "not_found", "There is no such " + field + ".").at(field, Fault.NOT_FOUND));
    }
}
