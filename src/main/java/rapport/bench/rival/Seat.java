package rapport.bench.rival;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/// A connection, and where to put what is to leave on it.
///
/// @param author who speaks there, as the JSON of an entry
record Seat(Channel channel, LoopOutbox outbox, String author) {
    void send(ByteBuf frame) {
        outbox.send(channel, frame);
    }
}
