package rapport.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import rapport.desk.SiteId;
import rapport.sql.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The sites. All of them are in memory too, so that asking never waits and may be done on an event loop; changes go to
/// the database first and belong on a thread that may wait.
public final class Sites {
    private static final Table<?> SITE = table("site");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> KEY = field("key", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> ALLOWED_ORIGINS = field("allowed_origins", String.class);
    private static final Field<String> IDENTITY_SECRET = field("identity_secret", String.class);
    private static final Field<String> TEXTS = field("texts", String.class);
    private static final Field<Long> CREATED_AT = field("created_at", Long.class);
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> STRING_BY_STRING = new TypeReference<>() {};

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final JsonMapper json = new JsonMapper();
    private final Map<SiteId, Site> byId = new ConcurrentHashMap<>();
    private final List<Removals> listeners = new CopyOnWriteArrayList<>();

    Sites(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        List<Site> stored = database.peek(sql -> sql.select(ID, KEY, NAME, ALLOWED_ORIGINS, IDENTITY_SECRET, TEXTS)
                .from(SITE)
                .fetch(this::site));
        stored.forEach(site -> byId.put(site.id(), site));
    }

    /// In the order in which they were made.
    public List<Site> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(site -> site.id().value()))
                .toList();
    }

    public Optional<Site> byId(SiteId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Site> byKey(String key) {
        return byId.values().stream().filter(site -> site.key().equals(key)).findAny();
    }

    /// Whether any site has this origin: what is asked before it is known which site a request is about.
    public boolean anyAllows(Origin origin) {
        return byId.values().stream().anyMatch(site -> site.allows(origin));
    }

    /// Makes a site with a key and an identity secret of its own.
    public Site create(String name, Collection<Origin> allowedOrigins) {
        Site site = new Site(ids.site(), ids.siteKey(), name, List.copyOf(allowedOrigins), secrets.text(), Map.of());
        database.write(sql -> sql.insertInto(SITE)
                .set(ID, site.id().value())
                .set(KEY, site.key())
                .set(NAME, site.name())
                .set(ALLOWED_ORIGINS, origins(site.allowedOrigins()))
                .set(IDENTITY_SECRET, site.identitySecret())
                .set(TEXTS, json.writeValueAsString(site.texts()))
                .set(CREATED_AT, clock.millis())
                .execute());
        byId.put(site.id(), site);
        return site;
    }

    /// Empty where there is no such site.
    public Optional<Site> change(SiteId id, SiteChange change) {
        return Optional.ofNullable(byId.computeIfPresent(id, (same, site) -> {
            Site changed = new Site(
                    id,
                    site.key(),
                    change.name().orElse(site.name()),
                    change.allowedOrigins().orElse(site.allowedOrigins()),
                    site.identitySecret(),
                    site.texts());
            database.write(sql -> sql.update(SITE)
                    .set(NAME, changed.name())
                    .set(ALLOWED_ORIGINS, origins(changed.allowedOrigins()))
                    .where(ID.eq(id.value()))
                    .execute());
            return changed;
        }));
    }

    /// Whom to tell when a site is deleted.
    public void onRemoval(Removals listener) {
        listeners.add(listener);
    }

    /// Forgets a site: nobody is let in by its key any more. False where there is no such site.
    public boolean delete(SiteId id) {
        Optional<Site> gone = Optional.ofNullable(byId.get(id));
        if (gone.isEmpty()) {
            return false;
        }
        database.write(sql -> sql.deleteFrom(SITE).where(ID.eq(id.value())).execute());
        byId.remove(id);
        listeners.forEach(listener -> listener.removed(id));
        return true;
    }

    private String origins(List<Origin> origins) {
        return json.writeValueAsString(origins.stream().map(Origin::value).toList());
    }

    private Site site(Record row) {
        return new Site(
                new SiteId(row.get(ID)),
                row.get(KEY),
                row.get(NAME),
                json.readValue(row.get(ALLOWED_ORIGINS), STRINGS).stream()
                        .map(Origin::new)
                        .toList(),
                row.get(IDENTITY_SECRET),
                json.readValue(row.get(TEXTS), STRING_BY_STRING));
    }
}
