package rapport.api;

/// What the body of a request is.
enum Takes {
    /// A JSON object, or nothing.
    JSON,
    /// One file in a form.
    FILE
}
