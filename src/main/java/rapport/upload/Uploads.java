package rapport.upload;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.FileId;
import rapport.sql.Database;

/// Stores files beside the database and finds them again. Everything here waits for the disk: not for event loops.
///
/// A file is on the disk, flushed, before its row is, so a row always has its file. Who may see one is asked elsewhere.
public final class Uploads {
    private static final Table<?> UPLOAD = table("upload");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> UPLOADER = field("uploader", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> TYPE = field("type", String.class);
    private static final Field<Long> SIZE = field("size", Long.class);
    private static final Field<Integer> WIDTH = field("width", Integer.class);
    private static final Field<Integer> HEIGHT = field("height", Integer.class);
    private static final Field<Long> CREATED_AT = field("created_at", Long.class);
    private static final Table<?> UPLOAD_PLACE = table("upload_place");
    private static final Field<String> PLACED = field("upload", String.class);
    private static final Field<String> CONVERSATION = field("conversation", String.class);
    private static final int HEAD_BYTES = 65_536;

    private final Database database;
    private final Path folder;
    private final Supplier<FileId> ids;
    private final InstantSource clock;
    private @Nullable FileType types; // a tenth of a second to load, so not before the first file comes

    /// `folder` is the data folder; `ids` gives a random one each time.
    public Uploads(Database database, Path folder, Supplier<FileId> ids, InstantSource clock) {
        this.database = database;
        this.folder = folder.resolve("uploads");
        this.ids = ids;
        this.clock = clock;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where files that are still coming in may lie: on the same disk, so that taking them over is a rename.
    public Path folder() {
        return folder;
    }

    /// Takes over a file that has come in whole.
    ///
    /// @param place the conversation of the visitor who sent it; agents' files find theirs when they are sent
    public StoredFile store(Path arrived, String name, String uploader, Optional<ConversationId> place) {
        FileId id = ids.get();
        String shown = FileName.shown(name);
        try {
            byte[] head = head(arrived);
            String type = types().of(head, shown);
            Optional<ImageSize> image = ImageSize.read(type, head);
            Content.FileRef file = new Content.FileRef(
                    id,
                    shown,
                    Files.size(arrived),
                    type,
                    image.map(size -> OptionalInt.of(size.width())).orElseGet(OptionalInt::empty),
                    image.map(size -> OptionalInt.of(size.height())).orElseGet(OptionalInt::empty));
            flush(arrived);
            Files.move(arrived, path(id), StandardCopyOption.ATOMIC_MOVE);
            StoredFile stored =
                    new StoredFile(file, uploader, place.map(Set::of).orElseGet(Set::of));
            database.write(sql -> insert(sql, stored));
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("A file could not be stored.", e);
        }
    }

    /// Where the bytes of a stored file are.
    public Path path(FileId id) {
        return folder.resolve(id.value());
    }

    public Optional<StoredFile> byId(FileId id) {
        return database.peek(sql -> find(sql, id));
    }

    /// The uploader's file, shown in this conversation from now on; empty where they have no such file.
    public Optional<Content.FileRef> attach(FileId id, String uploader, ConversationId place) {
        Optional<StoredFile> found = byId(id).filter(stored -> stored.uploader().equals(uploader));
        if (found.isPresent() && !found.get().places().contains(place)) {
            database.write(sql -> place(sql, id, place));
        }
        return found.map(StoredFile::file);
    }

    private int insert(DSLContext sql, StoredFile stored) {
        Content.FileRef file = stored.file();
        sql.insertInto(UPLOAD)
                .set(ID, file.id().value())
                .set(UPLOADER, stored.uploader())
                .set(NAME, file.name())
                .set(TYPE, file.type())
                .set(SIZE, file.size())
                .set(WIDTH, file.width().isPresent() ? file.width().getAsInt() : null)
                .set(HEIGHT, file.height().isPresent() ? file.height().getAsInt() : null)
                .set(CREATED_AT, clock.millis())
                .execute();
        return stored.places().stream()
                .mapToInt(conversation -> place(sql, file.id(), conversation))
                .sum();
    }

    private static int place(DSLContext sql, FileId id, ConversationId conversation) {
        return sql.insertInto(UPLOAD_PLACE)
                .set(PLACED, id.value())
                .set(CONVERSATION, conversation.value())
                .onConflictDoNothing()
                .execute();
    }

    private static Optional<StoredFile> find(DSLContext sql, FileId id) {
        Set<ConversationId> places = sql.select(CONVERSATION)
                .from(UPLOAD_PLACE)
                .where(PLACED.eq(id.value()))
                .fetchSet(row -> new ConversationId(row.value1()));
        return sql.select(ID, UPLOADER, NAME, TYPE, SIZE, WIDTH, HEIGHT)
                .from(UPLOAD)
                .where(ID.eq(id.value()))
                .fetchOptional(row -> new StoredFile(file(row), row.get(UPLOADER), places));
    }

    private static Content.FileRef file(Record row) {
        return new Content.FileRef(
                new FileId(row.get(ID)),
                row.get(NAME),
                row.get(SIZE),
                row.get(TYPE),
                pixels(row.get(WIDTH)),
                pixels(row.get(HEIGHT)));
    }

    private static OptionalInt pixels(@Nullable Integer stored) {
        return stored == null ? OptionalInt.empty() : OptionalInt.of(stored);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HEAD_BYTES);
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private synchronized FileType types() {
        FileType loaded = types == null ? new FileType() : types;
        types = loaded;
        return loaded;
    }
}
