package rapport.wire;

import java.util.Optional;
import rapport.desk.AgentRef;

/// Who serves a conversation now.
///
/// @param avatar the address of a picture
/// @param present false: reconnecting, within the grace
public record Serving(AgentRef agent, Optional<String> avatar, boolean present) {}
