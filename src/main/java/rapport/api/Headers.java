package rapport.api;

/// Names and values of headers that more than one class uses.
final class Headers {
    static final String ETAG = "ETag";
    static final String LOCATION = "Location";
    static final String SET_COOKIE = "Set-Cookie";
    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json";

    private Headers() {}
}
