package rapport.bench;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A visitor who says one thing, loses the connection, and comes back with a cursor: again and again after random
/// parts of a doubling time, or when the server says, as the contract wants it. Lives on one event loop.
final class StormVisitor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST_DELAY_MILLIS = 500;
    private static final long LONGEST_DELAY_MILLIS = 30_000;

    private final Connector connector;
    private final EventLoop loop;
    private final String site;
    private Optional<String> token = Optional.empty();
    private String epoch = "";
    private String conversation = "";
    private long last;
    private long head;
    private boolean live;
    private boolean gone;
    private int attempt;
    private int refused;
    private long askedAt;
    private long liveAt;
    private Optional<String> wrong = Optional.empty();
    private Optional<Channel> channel = Optional.empty();

    StormVisitor(Connector connector, EventLoop loop, String site) {
        this.connector = connector;
        this.loop = loop;
        this.site = site;
    }

    /// Connects; counts time from now on.
    void come() {
        askedAt = System.nanoTime();
        attempt = 0;
        refused = 0;
        gone = false;
        dial();
    }

    /// From now on a lost connection stays lost.
    void stayAway() {
        gone = true;
    }

    void leave() {
        gone = true;
        channel.ifPresent(open -> {
            var _ = open.close();
        });
    }

    boolean connected() {
        return channel.isPresent();
    }

    /// Whether everything said so far is here, and the server says that there is no more.
    boolean live() {
        return live && last == head;
    }

    long nanosToLive() {
        return liveAt - askedAt;
    }

    /// How many tries were refused or failed since [#come].
    int refused() {
        return refused;
    }

    /// What broke the contract, if anything did.
    Optional<String> wrong() {
        return wrong;
    }

    private void dial() {
        live = false;
        connector.connect(new Line(), failure -> again(Optional.empty()));
    }

    private void again(Optional<Long> told) {
        if (!gone) {
            refused++;
            long limit = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(6, attempt++));
            long delay = told.orElseGet(() -> ThreadLocalRandom.current().nextLong(limit + 1));
            var _ = loop.schedule(this::dial, delay, TimeUnit.MILLISECONDS);
        }
    }

    private String hello() {
        var hello = JSON.createObjectNode()
                .put("type", "hello")
                .put("id", "hello")
                .put("as", "visitor")
                .put("site", site);
        token.ifPresent(known -> {
            hello.put("token", known).put("epoch", epoch);
            hello.putArray("cursors")
                    .addObject()
                    .put("conversation", conversation)
                    .put("seq", last);
        });
        return hello.toString();
    }

    private final class Line extends SimpleChannelInboundHandler<WebSocketFrame> {
        private Optional<Long> told = Optional.empty();

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                channel = Optional.of(context.channel());
                say(context, hello());
            }
        }

        private void say(ChannelHandlerContext context, String frame) {
            var _ = context.writeAndFlush(new TextWebSocketFrame(frame), context.voidPromise());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof CloseWebSocketFrame) {
                var _ = context.close();
            } else if (frame instanceof TextWebSocketFrame text) {
                read(context, JSON.readTree(text.content().toString(StandardCharsets.UTF_8)));
            }
        }

        private void read(ChannelHandlerContext context, JsonNode frame) {
            switch (frame.path("type").stringValue("")) {
                case "welcome" -> welcomed(context, frame);
                case "tick" -> say(context, "{\"type\":\"tock\"}");
                case "replay" -> {
                    head = frame.path("head").longValue();
                    if (last > 0 && frame.path("from").longValue() != last + 1) {
                        wrong = Optional.of("continued at " + frame + " after " + last);
                    }
                }
                case "entry" -> entry(frame.path("seq").longValue());
                case "live" -> {
                    live = true;
                    liveAt = System.nanoTime();
                }
                case "reset", "error" -> wrong = Optional.of(frame.toString());
                case "bye" -> told = Optional.of(frame.path("retryAfterMs").longValue(0));
                default -> {}
            }
        }

        private void welcomed(ChannelHandlerContext context, JsonNode welcome) {
            epoch = welcome.path("epoch").stringValue();
            boolean known = token.isPresent();
            token = Optional.of(welcome.path("visitor").path("token").stringValue());
            if (!known) {
                conversation =
                        "c_" + welcome.path("visitor").path("id").stringValue().substring(2);
                say(
                        context,
                        "{\"type\":\"send\",\"id\":\"" + UUID.randomUUID()
                                + "\",\"content\":{\"kind\":\"text\",\"text\":\"在吗？\"}}");
            }
        }

        private void entry(long seq) {
            if (seq != last + 1) {
                wrong = Optional.of("entry " + seq + " after " + last);
            }
            last = seq;
            head = Math.max(head, seq);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            channel = Optional.empty();
            live = false;
            again(told);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable lost) {
            var _ = context.close();
        }
    }

    /// How far this visitor's copy goes.
    long last() {
        return last;
    }
}
