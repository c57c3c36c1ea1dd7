package rapport.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Limits;
import rapport.desk.Profile;
import rapport.desk.Requirements;
import rapport.desk.SiteId;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;
import rapport.directory.Sites;
import rapport.log.Tables;
import rapport.replica.View;

/// Whom a visitor of a site would get now, and why. Asking changes nothing: nobody is assigned, nothing is stored.
final class PreviewResource {
    private static final int LONGEST_ID = Limits.ID_CHARACTERS;
    /// Who is asked about where no visitor is named: somebody who never wrote.
    private static final VisitorId STRANGER = new VisitorId("v_anybody");

    private final FrontDesk desk;
    private final Tables tables;
    private final Sites sites;

    PreviewResource(FrontDesk desk, Tables tables, Sites sites) {
        this.desk = desk;
        this.tables = tables;
        this.sites = sites;
    }

    /// @param skills with their lowest level
    private record Wish(
            SiteId site,
            Optional<VisitorId> visitor,
            Optional<TeamId> team,
            Optional<Map<SkillId, Integer>> skills,
            OptionalInt priority) {
        static Wish read(Fields fields, Collection<Skill> known) {
            return new Wish(
                    new SiteId(fields.required("site", fields.optionalText("site", 1, LONGEST_ID), "none")),
                    fields.optionalText("visitor", 1, LONGEST_ID).map(VisitorId::new),
                    fields.optionalText("team", 1, LONGEST_ID).map(TeamId::new),
                    fields.optionalObject("skills", levels -> levels(levels, known)),
                    fields.optionalNumber("priority", -Limits.PRIORITY, Limits.PRIORITY));
        }

        private static Map<SkillId, Integer> levels(Fields fields, Collection<Skill> known) {
            Map<SkillId, Integer> levels = new LinkedHashMap<>();
            for (Skill skill : known) {
                fields.optionalNumber(skill.id().value(), 1, Limits.SKILL_LEVEL)
                        .ifPresent(level -> levels.put(skill.id(), level));
            }
            return levels;
        }

        /// What is left out stays as it is.
        Optional<Requirements> asking(Requirements usual) {
            return team.isEmpty() && skills.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Requirements(team.or(usual::team), skills.orElseGet(usual::skills)));
        }
    }

    /// @param queue how they would wait, if nobody would get them
    record Shown(DecisionBody decision, Optional<OutlookBody> queue) {}

    Reply preview(Call call) {
        Collection<Skill> skills = desk.inspect(View::skills);
        Wish wish = call.body(fields -> Wish.read(fields, skills));
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
        return desk.inspect(view -> {
            boolean unknown = wish.team()
                    .filter(team ->
                            view.teams().stream().noneMatch(known -> known.id().equals(team)))
                    .isPresent();
            return unknown ? missing("team") : shown(view, conversation.get(), wish);
        });
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
