package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.ConversationId;
import rapport.desk.FileId;
import rapport.desk.Role;
import rapport.desk.VisitorId;

/// Files go in whole or not at all, and come back to those who may see them (security requirement S9).
final class FilesTest {
    @RegisterExtension
    final House house = new House();

    private VisitorId visitor;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        visitor = house.directory().ids().visitor();
    }

    @Test
    void aPictureIsShownWithItsSizeAndRunsNothing() throws Exception {
        byte[] picture = picture();
        Client.Answer uploaded =
                house.asVisitor(visitor).upload("猫.png", picture).expect(201);
        assertThat(uploaded.json().get("type").stringValue()).isEqualTo("image/png");
        assertThat(uploaded.json().get("width").intValue()).isEqualTo(20);
        assertThat(uploaded.json().get("height").intValue()).isEqualTo(10);
        assertThat(uploaded.json().get("size").longValue()).isEqualTo(picture.length);
        Client.Answer file = house.asVisitor(visitor).get(path(uploaded)).expect(200);
        assertThat(file.response().body()).isEqualTo(picture);
        assertThat(file.header("Content-Type")).contains("image/png");
        assertThat(file.header("Content-Disposition")).contains("inline; filename*=UTF-8''%E7%8C%AB.png");
        assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(file.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    }

    @Test
    void aPageIsOnlyOfferedForSavingWhateverItCallsItself() {
        Client.Answer uploaded = house.asVisitor(visitor)
                .upload("photo.png", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .expect(201);
        Client.Answer file = house.asVisitor(visitor).get(path(uploaded)).expect(200);
        assertThat(file.header("Content-Type")).contains("application/octet-stream");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment;");
    }

    @Test
    void aVisitorsFileIsSeenByThemAndByAgentsAndByNobodyElse() {
        String path =
                path(house.asVisitor(visitor).upload("a.txt", new byte[] {65}).expect(201));
        house.asVisitor(visitor).get(path).expect(200);
        house.as(Role.AGENT).get(path).expect(200);
        house.nobody().get(path).expect(401);
        house.asVisitor(house.directory().ids().visitor()).get(path).expect(404, "not_found");
        house.asVisitor(visitor).get("/api/v1/files/f_none").expect(404, "not_found");
    }

    @Test
    void anAgentsFileIsTheirsUntilItIsSent() {
        Client.Answer uploaded =
                house.as(Role.AGENT).upload("a.txt", new byte[] {65}).expect(201);
        house.as(Role.AGENT).get(path(uploaded)).expect(200);
        house.as(Role.SUPERVISOR).get(path(uploaded)).expect(404);
        house.asVisitor(visitor).get(path(uploaded)).expect(404);
        house.uploads()
                .attach(
                        new FileId(uploaded.json().get("id").stringValue()),
                        house.account(Role.AGENT).id().value(),
                        ConversationId.of(visitor));
        house.asVisitor(visitor).get(path(uploaded)).expect(200);
        house.as(Role.SUPERVISOR).get(path(uploaded)).expect(200);
        house.asVisitor(house.directory().ids().visitor()).get(path(uploaded)).expect(404);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndNothingOfItStays() throws IOException {
        house.asVisitor(visitor)
                .upload("big", new byte[(int) House.FILE_BYTES + 1])
                .expect(413, "too_large");
        house.asVisitor(visitor).upload("bigger", new byte[1_000_000]).expect(413, "too_large");
        house.asVisitor(visitor)
                .upload("fits", new byte[(int) House.FILE_BYTES])
                .expect(201);
        try (var files = Files.list(house.uploads().folder())) {
            assertThat(files.count()).isEqualTo(1);
        }
    }

    @Test
    void whoMayNotSendAFileIsToldBeforeItIsRead() {
        house.nobody().upload("a.txt", new byte[1_000_000]).expect(401, "unauthenticated");
    }

    @Test
    void exactlyOneFileIsExpectedInAForm() {
        house.as(Role.AGENT)
                .with("Content-Type", "multipart/form-data; boundary=b")
                .call("POST", "/api/v1/uploads", BodyPublishers.ofString("--b--\r\n"))
                .expect(400, "malformed");
        house.as(Role.AGENT).post("/api/v1/uploads", "{}").expect(415, "unsupported_media_type");
    }

    @Test
    void pathsInNamesLeadNowhere() {
        Client.Answer uploaded = house.asVisitor(visitor)
                .upload("../../../etc/passwd", new byte[] {65})
                .expect(201);
        assertThat(uploaded.json().get("name").stringValue()).isEqualTo("passwd");
        house.asVisitor(visitor).get("/api/v1/files/..%2f..%2frapport.db").expect(404);
    }

    private static String path(Client.Answer uploaded) {
        return "/api/v1/files/" + uploaded.json().get("id").stringValue();
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
