package rapport.wire;

import java.util.Optional;

/// Where in the site a visitor is. Said by the visitor, so never to be trusted, least of all as a link.
///
/// @param url as the browser has it; like the others cut to {@value FrameLimits#PAGE_CHARACTERS} characters
public record Page(String url, Optional<String> title, Optional<String> referrer) {}
