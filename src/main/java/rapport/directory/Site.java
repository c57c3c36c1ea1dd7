package rapport.directory;

import java.util.List;
import java.util.Map;
import rapport.desk.SiteId;

/// A website or app with the widget. `key` is public, `identitySecret` is the site's server's own: it signs who the
/// site's users are (HS256, with the UTF-8 bytes of this very text as the key).
public record Site(
        SiteId id,
        String key,
        String name,
        List<Origin> allowedOrigins,
        String identitySecret,
        Map<String, String> texts) {

    public Site {
        allowedOrigins = List.copyOf(allowedOrigins);
        texts = Map.copyOf(texts);
    }

    public boolean allows(Origin origin) {
        return allowedOrigins.contains(origin);
    }

    @Override
    public String toString() {
        return "Site[" + id.value() + ", " + name + "]"; // never the secret
    }
}
