package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendFrameTest {
    private static final long MILLIS = 0x0190_a1b2_c3d4L;

    @Test
    void the_bytes_are_a_web_socket_frame_with_a_send_of_the_contract() {
        for (String text : new String[] {"short", "中文 \"quoted\" \n", "x".repeat(16 * 1024)}) {
            JsonNode send = decoded(SendFrame.ofVisitor(text), new Tag(7, 258));
            assertThat(send.path("type").stringValue()).isEqualTo("send");
            assertThat(send.path("content").path("text").stringValue()).isEqualTo(text);
            assertThat(UUID.fromString(send.path("id").stringValue()))
                    .hasToString("0190a1b2-c3d4-7000-8000-000000070102");
        }
    }

    @Test
    void an_agent_names_conversation_and_fence() {
        JsonNode send = decoded(SendFrame.ofAgent("c-1", 12, "hello"), new Tag(Scene.FIRST_AGENT, 0));
        assertThat(send.path("conversation").stringValue()).isEqualTo("c-1");
        assertThat(send.path("fence").longValue()).isEqualTo(12);
    }

    @Test
    void a_tag_is_read_back_from_the_id() {
        Tag tag = new Tag(Scene.FIRST_AGENT + 3, 123_456_789);
        ByteBuf json = payload(SendFrame.ofVisitor("hello"), tag).content();
        assertThat(Tag.read(json, FrameScan.member(json, Peer.bytes("id")))).isEqualTo(tag);
    }

    private static JsonNode decoded(SendFrame frame, Tag tag) {
        return new JsonMapper().readTree(payload(frame, tag).text());
    }

    private static TextWebSocketFrame payload(SendFrame frame, Tag tag) {
        EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .maxFramePayloadLength(64 * 1024)
                .build()));
        server.writeInbound(frame.with(tag, MILLIS, UnpooledByteBufAllocator.DEFAULT));
        return server.readInbound();
    }
}
