package rapport.desk;

import java.util.Optional;

/// What would happen to a conversation that needed an agent now; nothing does.
///
/// @param waits how it would wait, if nobody were chosen
public record Preview(Choice choice, Optional<Outlook> waits) {}
