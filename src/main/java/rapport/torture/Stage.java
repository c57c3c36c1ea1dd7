package rapport.torture;

import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import rapport.audit.Recorder;

/// What all clients share.
///
/// @param loop where all of them live
/// @param siteKey what the widget's snippet says
/// @param acknowledged counts messages that were, each once
/// @param stored of those, the ones that were not there before
/// @param trouble told in a sentence of what a server must never do to a client
record Stage(
        EventLoop loop,
        FaultProxy proxy,
        Recorder recorder,
        String siteKey,
        RandomGenerator chance,
        Lines lines,
        AtomicLong acknowledged,
        AtomicLong stored,
        Consumer<String> trouble) {

    void wrong(String sentence) {
        trouble.accept(sentence);
    }
}
