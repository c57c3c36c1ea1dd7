package rapport.bench.rival;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import rapport.bench.FrameScan;

/// One connection of the relay. Lives on its event loop.
final class RelayHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final byte[] TYPE = "type".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AS = "as".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AGENT = "agent".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEND = "send".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONVERSATION = "conversation".getBytes(StandardCharsets.US_ASCII);

    private final Room room;
    private Optional<Seat> agent = Optional.empty();
    private Optional<Room.Talk> visiting = Optional.empty();

    RelayHandler(Room room) {
        this.room = room;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        ByteBuf json = frame.content();
        FrameScan.Slice type = FrameScan.member(json, TYPE);
        if (type.is(json, SEND)) {
            pass(json);
        } else if (type.is(json, HELLO)) {
            hello(context, FrameScan.member(json, AS).is(json, AGENT));
        } else {
            speaker().send(RelayFrames.done(RelayFrames.id(json)));
        }
    }

    private void hello(ChannelHandlerContext context, boolean asAgent) {
        if (asAgent) {
            Seat seat = room.agent(context.channel());
            agent = Optional.of(seat);
            seat.send(RelayFrames.welcome());
        } else {
            Room.Talk talk = room.visitor(context.channel());
            visiting = Optional.of(talk);
            talk.visitor().send(RelayFrames.welcome());
            talk.agent().send(RelayFrames.assigned(talk.id()));
        }
    }

    private void pass(ByteBuf send) {
        Room.Talk talk = visiting.orElseGet(
                () -> room.talk(FrameScan.member(send, CONVERSATION).text(send)));
        long seq = talk.entries().incrementAndGet();
        String at = RelayFrames.time(Instant.now());
        Seat speaker = speaker();
        ByteBuf entry = RelayFrames.entry(send, talk.id(), seq, at, speaker.author());
        Seat other = visiting.isPresent() ? talk.agent() : talk.visitor();
        other.send(entry.retainedDuplicate());
        speaker.send(entry);
        speaker.send(RelayFrames.ok(RelayFrames.id(send), talk.id(), seq, at));
    }

    private Seat speaker() {
        return visiting.map(Room.Talk::visitor)
                .or(() -> agent)
                .orElseThrow(() -> new IllegalStateException("a hello comes first"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        System.err.println("A connection is closed: " + cause);
        var _ = context.close();
    }
}
