package rapport.directory;

import java.util.Optional;

/// What a site vouches for about one of its users: its own name for them, and perhaps what they are called.
public record Identity(String subject, Optional<String> name, Optional<String> email) {}
