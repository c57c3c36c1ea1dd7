package rapport.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.desk.ConversationId;
import rapport.desk.FileId;
import rapport.sql.Database;

/// The promises of [Uploads].
final class UploadsTest {
    private static final ConversationId HERE = new ConversationId("c_1");

    @TempDir
    Path folder;

    private final AtomicInteger made = new AtomicInteger();
    private Database database;
    private Uploads uploads;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        uploads =
                new Uploads(database, folder, () -> new FileId("f_" + made.incrementAndGet()), InstantSource.system());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPictureIsKnownByItsContentWithItsSize() throws Exception {
        StoredFile stored = store(ImageSizeTest.encoded("png", 30, 20), "holiday.txt");
        assertThat(stored.file().type()).isEqualTo("image/png");
        assertThat(stored.file().width()).isEqualTo(OptionalInt.of(30));
        assertThat(stored.file().height()).isEqualTo(OptionalInt.of(20));
        assertThat(stored.isShown()).isTrue();
        assertThat(uploads.byId(stored.file().id())).contains(stored);
    }

    @Test
    void theBytesStayAsTheyCame() throws Exception {
        byte[] bytes = "你好\r\n\0".getBytes(StandardCharsets.UTF_8);
        StoredFile stored = store(bytes, "a.bin");
        assertThat(Files.readAllBytes(uploads.path(stored.file().id()))).isEqualTo(bytes);
        assertThat(stored.file().size()).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "<html><script>alert(1)</script>, photo.png",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>, photo.png",
        "GIF89a, photo.gif",
        "GIF89a=1;alert(1)//, photo.gif",
        "nothing in particular, photo.jpg",
        "%PDF-1.7, photo.webp"
    })
    void whatOnlyClaimsToBeAPictureIsNeverShown(String content, String name) throws Exception {
        StoredFile stored = store(content.getBytes(StandardCharsets.UTF_8), name);
        boolean readable = stored.file().width().isPresent();
        assertThat(stored.isShown()).isEqualTo(readable);
        assertThat(stored.file().type())
                .satisfiesAnyOf(
                        type -> assertThat(readable).isTrue(),
                        type -> assertThat(type).doesNotStartWith("image/p"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "invoice.pdf|invoice.pdf",
                "../../etc/passwd|passwd",
                "C:\\temp\\x.txt|x.txt",
                "'\u202egnp.exe'|gnp.exe",
                "'\u200b.htaccess'|.htaccess",
                "..|file",
                "''|file",
                "发票.pdf|发票.pdf"
            },
            delimiter = '|')
    void aNameIsOnlyEverShownAndShowsWhatItIs(String sent, String shown) throws Exception {
        assertThat(store(new byte[] {1}, sent).file().name()).isEqualTo(shown);
    }

    @Test
    void aLongNameIsCut() throws Exception {
        assertThat(store(new byte[] {1}, "x".repeat(5_000)).file().name()).hasSize(200);
    }

    @Test
    void aFileIsWhereItsUploaderPutIt() throws Exception {
        FileId id = store(new byte[] {1}, "a").file().id();
        assertThat(uploads.attach(id, "a_1", HERE)).isPresent();
        assertThat(uploads.attach(id, "a_1", HERE)).isPresent();
        assertThat(uploads.byId(id).orElseThrow().places()).containsExactly(HERE);
    }

    @Test
    void nobodyElseCanPutItAnywhere() throws Exception {
        FileId id = store(new byte[] {1}, "a").file().id();
        assertThat(uploads.attach(id, "a_2", HERE)).isEmpty();
        assertThat(uploads.byId(id).orElseThrow().places()).isEmpty();
        assertThat(uploads.attach(new FileId("f_none"), "a_1", HERE)).isEmpty();
    }

    private StoredFile store(byte[] content, String name) throws Exception {
        Path arrived = Files.createTempFile(uploads.folder(), "in", "");
        Files.write(arrived, content);
        return uploads.store(arrived, name, "a_1", Optional.empty());
    }
}
