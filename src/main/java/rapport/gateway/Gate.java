package rapport.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import rapport.desk.Limits;
import rapport.log.Tables;
import rapport.replica.Replica;
import rapport.transcript.Transcript;
import rapport.wire.FrameLimits;

/// What all connections of this node share.
///
/// @param readers where things that wait are done: virtual threads
/// @param nanos what durations are measured with: as System.nanoTime, it says nothing of the hour
/// @param epoch names the history of this installation
public record Gate(
        Replica replica,
        Tables tables,
        Transcript transcript,
        Usher usher,
        Attachments attachments,
        Sessions sessions,
        Executor readers,
        InstantSource clock,
        LongSupplier nanos,
        String epoch,
        Settings settings) {

    /// @param tick how often a connection is asked whether it lives
    /// @param helloWithin how long the first frame may take
    /// @param stuck how long a connection may take nothing before it is closed
    /// @param visitorPace frames a visitor may send in a second, on average
    /// @param visitorBurst frames a visitor may send at once
    /// @param agentPace as for visitors
    /// @param agentBurst as for visitors
    /// @param perVisitor connections of one visitor
    public record Settings(
            Duration tick,
            Duration helloWithin,
            Duration stuck,
            double visitorPace,
            double visitorBurst,
            double agentPace,
            double agentBurst,
            int perVisitor,
            FrameLimits limits) {
        public static final Settings DEFAULT = new Settings(
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                10,
                40,
                50,
                200,
                8,
                new FrameLimits(FrameLimits.CLIENT_FRAME_BYTES, Limits.TEXT_BYTES, 10L * 1024 * 1024));

        public Settings paced(double perSecond, double burst) {
            return new Settings(tick, helloWithin, stuck, perSecond, burst, agentPace, agentBurst, perVisitor, limits);
        }

        public Settings perVisitor(int connections) {
            return new Settings(
                    tick, helloWithin, stuck, visitorPace, visitorBurst, agentPace, agentBurst, connections, limits);
        }

        public Settings ticking(Duration every) {
            return new Settings(
                    every, helloWithin, stuck, visitorPace, visitorBurst, agentPace, agentBurst, perVisitor, limits);
        }

        public Settings stuck(Duration forSoLong) {
            return new Settings(
                    tick, helloWithin, forSoLong, visitorPace, visitorBurst, agentPace, agentBurst, perVisitor, limits);
        }

        public Settings files(long bytes) {
            return new Settings(
                    tick,
                    helloWithin,
                    stuck,
                    visitorPace,
                    visitorBurst,
                    agentPace,
                    agentBurst,
                    perVisitor,
                    new FrameLimits(limits.frameBytes(), limits.textBytes(), bytes));
        }

        /// As it is, but nobody is slowed down: for loads from this very machine.
        public Settings unpaced() {
            return new Settings(tick, helloWithin, stuck, 1e9, 1e9, 1e9, 1e9, Integer.MAX_VALUE, limits);
        }
    }
}
