package rapport.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Binding;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;

/// What agents are told about the visitor of a conversation.
///
/// @param identified whether the site vouches for name and e-mail; else they are the visitor's own word
/// @param earlier conversations the same person had before they were recognised, at most the newest
///     {@value FrameLimits#EARLIER_MOST}
public record VisitorCard(
        VisitorId id,
        Optional<String> name,
        Optional<String> email,
        boolean identified,
        Whereabouts whereabouts,
        Map<String, String> attributes,
        Optional<AgentRef> owner,
        Optional<AgentRef> lastAgent,
        List<ConversationId> earlier) {
    public VisitorCard {
        attributes = Map.copyOf(attributes);
        earlier = List.copyOf(earlier.subList(Math.max(0, earlier.size() - FrameLimits.EARLIER_MOST), earlier.size()));
    }

    static VisitorCard of(
            Conversation conversation, Whereabouts whereabouts, Function<AgentId, Optional<AgentRef>> agents) {
        var profile = conversation.profile();
        var binding = conversation.binding();
        return new VisitorCard(
                profile.visitor(),
                profile.name(),
                profile.email(),
                profile.identified(),
                whereabouts,
                profile.attributes(),
                binding.owner().flatMap(agents),
                binding.last().map(Binding.LastAgent::agent).flatMap(agents),
                conversation.earlier());
    }
}
