package rapport.upload;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/// What a file is, found in its content. The name may only make that more exact (a zip that is a document), never
/// anything else (a page that calls itself a picture).
final class FileType {
    /// What browsers may show in place; all of it is pictures that cannot carry scripts.
    static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    static final String UNKNOWN = "application/octet-stream";

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    String of(byte[] head, String name) {
        MediaType found = detect(head, Optional.empty());
        MediaType named = detect(head, Optional.of(name));
        boolean moreExact = !found.equals(MediaType.OCTET_STREAM)
                && types.getMediaTypeRegistry().isSpecializationOf(named, found);
        String type = (moreExact ? named : found).getBaseType().toString();
        boolean claimsToBeShown = SHOWN.contains(type);
        return claimsToBeShown && ImageSize.read(type, head).isEmpty() ? UNKNOWN : type;
    }

    private MediaType detect(byte[] head, Optional<String> name) {
        Metadata metadata = new Metadata();
        name.ifPresent(known -> metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, known));
        try (TikaInputStream bytes = TikaInputStream.get(head)) {
            return types.detect(bytes, metadata);
        } catch (IOException e) {
            throw new AssertionError("reading memory does not fail", e);
        }
    }
}
