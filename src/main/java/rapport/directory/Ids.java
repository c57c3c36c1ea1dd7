package rapport.directory;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import rapport.desk.AgentId;
import rapport.desk.FileId;
import rapport.desk.SiteId;
import rapport.desk.SkillId;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;

/// Makes ids: a letter for the kind, then a UUIDv7 in 26 characters that sort as the UUIDs do, so that new rows are
/// neighbours in an index. Safe from any thread.
public final class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's, lower case
    private static final int LENGTH = 26;
    private static final int SECRET_BYTES = 16;

    private final TimeOrderedEpochFactory uuids = new TimeOrderedEpochFactory();
    private final SecureRandom random = new SecureRandom();

    public VisitorId visitor() {
        return new VisitorId("v_" + next());
    }

    public AgentId agent() {
        return new AgentId("a_" + next());
    }

    public SiteId site() {
        return new SiteId("s_" + next());
    }

    public TeamId team() {
        return new TeamId("t_" + next());
    }

    public SkillId skill() {
        return new SkillId("k_" + next());
    }

    /// The public name of a site in its snippet.
    public String siteKey() {
        return "site_" + next();
    }

    /// Not in the order of time and not to be guessed, though knowing it opens nothing.
    public FileId file() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new FileId("f_" + HexFormat.of().formatHex(bytes));
    }

    /// The visitor that a site's own user is: always the same one, so that two devices cannot make two.
    static VisitorId person(SiteId site, String subject) {
        ByteBuffer digest = ByteBuffer.wrap(Secrets.sha256(site.value() + '\0' + subject));
        return new VisitorId("v_" + encode(new UUID(digest.getLong(), digest.getLong())));
    }

    private String next() {
        return encode(uuids.create());
    }

    static String encode(UUID uuid) {
        char[] text = new char[LENGTH];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }
}
