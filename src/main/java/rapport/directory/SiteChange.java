package rapport.directory;

import java.util.List;
import java.util.Optional;

/// What is to be different about a site; what is empty stays.
public record SiteChange(Optional<String> name, Optional<List<Origin>> allowedOrigins) {}
