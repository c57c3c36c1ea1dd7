package rapport.wire;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.ConversationId;

/// What a visitor may send after the `hello`.
public sealed interface FromVisitor extends ClientFrame
        permits FromBoth, FromVisitor.PageChanged, FromVisitor.DescribeProfile, FromVisitor.Rate {

    /// `page`: the visitor went to another page. No reply.
    record PageChanged(Page page) implements FromVisitor {}

    /// `profile`: the visitor about themselves. What is left out stays.
    ///
    /// @param attributes at most 50
    record DescribeProfile(FrameId id, Optional<String> name, Optional<String> email, Map<String, String> attributes)
            implements FromVisitor, ClientFrame.Request {}

    /// `rate`
    ///
    /// @param score 1 to 5
    /// @param cycle the one that ended last if left out
    record Rate(
            FrameId id, Optional<ConversationId> conversation, int score, Optional<String> comment, OptionalLong cycle)
            implements FromVisitor, ClientFrame.Request {}
}
