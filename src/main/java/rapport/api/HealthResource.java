package rapport.api;

import java.util.function.BooleanSupplier;

/// Whether the process lives, and whether it can do its work.
final class HealthResource {
    private final BooleanSupplier ready;

    HealthResource(BooleanSupplier ready) {
        this.ready = ready;
    }

    private static final Reply OK = new Reply.Text(200, Headers.JSON, "{\"status\":\"ok\"}");

    Reply live(Call call) {
        return OK;
    }

    Reply ready(Call call) {
        return ready.getAsBoolean()
                ? OK
                : Reply.refused(Problem.of(503, "unavailable", "The server cannot do its work right now."));
    }
}
