package rapport.api;

import java.nio.file.Path;

/// A file that has come in whole.
///
/// @param name as the sender called it: not to be trusted
record Arrived(Path path, String name) {}
