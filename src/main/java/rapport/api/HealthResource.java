package rapport.api;

import java.util.function.BooleanSupplier;

/// Whether the process lives, and whether it can do its work.
final class HealthResource {
    private final BooleanSupplier ready;

    HealthResource(BooleanSupplier ready) {
        this.ready = ready;
    }

    record Health(String status) {}

    Reply live(Call call) {
        return Reply.ok(new Health("ok"));
    }

    Reply ready(Call call) {
        return ready.getAsBoolean()
                ? Reply.ok(new Health("ok"))
                : Reply.refused(Problem.of(503, "unavailable", "The server cannot do its work right now."));
    }
}
