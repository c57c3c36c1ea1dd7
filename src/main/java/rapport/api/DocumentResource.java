package rapport.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What this API is, as OpenAPI.
final class DocumentResource {
    private static final String PLACE = "/api/openapi.yaml";

    /// RFC 9512.
    private static final String TYPE = "application/yaml";

    private final byte[] document;

    DocumentResource() {
        try (InputStream stored = DocumentResource.class.getResourceAsStream(PLACE)) {
            if (stored == null) {
                throw new IllegalStateException(PLACE + " is not in the jar");
            }
            document = stored.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply read(Call call) {
        return Reply.document(TYPE, document);
    }
}
