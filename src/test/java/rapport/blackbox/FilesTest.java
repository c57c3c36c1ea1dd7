package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// Files: uploaded over REST, sent as messages, served so that nothing in them runs.
@Tag("blackbox")
class FilesTest {

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_visitors_picture_reaches_the_agent_byte_for_byte() {
        Talk talk = stage.talk(stage.agent(0));
        Frame uploaded = new Upload("截图.png", "image/png", DOT)
                .to(server(), of(talk.visitor()))
                .expect(201)
                .json();
        assertThat(uploaded.text("name")).isEqualTo("截图.png");
        assertThat(uploaded.number("size")).isEqualTo(DOT.length);
        assertThat(uploaded.text("type")).isEqualTo("image/png");
        talk.visitor().demand(sending(uploaded.text("id")));
        Frame entry = talk.agent().awaitShown(talk.conversation(), "the file", shown -> shown.has("content.file.id"));
        assertThat(entry.text("content.file.name")).isEqualTo("截图.png");
        assertThat(entry.number("content.file.size")).isEqualTo(DOT.length);
        for (String reader :
                List.of(of(talk.visitor()), "Bearer " + talk.agent().token())) {
            Upload.Fetched fetched = Upload.fetch(server(), uploaded.text("id"), reader);
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.bytes()).isEqualTo(DOT);
            assertThat(fetched.header("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void a_file_is_its_uploaders_to_send_and_the_conversations_to_read() {
        Talk talk = stage.talk(stage.agent(0));
        String file = new Upload("a.png", "image/png", DOT)
                .to(server(), of(talk.visitor()))
                .expect(201)
                .json()
                .text("id");
        talk.visitor().demand(sending(file));
        Visitor stranger = stage.visitor();
        stranger.say("hello").ok();
        assertThat(stranger.ask(sending(file)).text("code")).isEqualTo("not_found");
        assertThat(Upload.fetch(server(), file, of(stranger)).status()).isEqualTo(404);
        assertThat(Upload.fetch(server(), file, "Visitor nonsense").status()).isIn(401, 404);
    }

    @Test
    void what_could_run_in_a_browser_is_handed_out_as_a_download() {
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        String script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for (String type : List.of("image/png", "image/svg+xml", "text/html")) {
            Rest.Answer answer =
                    new Upload("x.png", type, script.getBytes(StandardCharsets.UTF_8)).to(server(), of(visitor));
            if (answer.status() / 100 == 4) {
                continue; // Refusing it is safe too.
            }
            String file = answer.expect(201).json().text("id");
            visitor.demand(sending(file));
            Upload.Fetched fetched = Upload.fetch(server(), file, of(visitor));
            assertThat(fetched.header("Content-Disposition").orElse(""))
                    .as(type)
                    .startsWith("attachment");
            assertThat(fetched.header("Content-Type").orElse("")).doesNotContain("svg", "html", "xml");
        }
    }

    @Test
    void nobody_uploads_without_saying_who_they_are() {
        Upload upload = new Upload("a.png", "image/png", DOT);
        assertThat(upload.to(server(), "Visitor nonsense").status()).isEqualTo(401);
        assertThat(upload.to(server(), "Bearer nonsense").status()).isEqualTo(401);
    }

    private static Frame sending(String file) {
        return Frame.of("send", "content", Map.of("kind", "file", "file", file));
    }

    private static String of(Visitor visitor) {
        return "Visitor " + visitor.token();
    }

    private static URI server() {
        return stage.server().ready().url();
    }
}
