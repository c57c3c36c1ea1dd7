package rapport.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import rapport.directory.Access;
import rapport.directory.Action;
import rapport.directory.Target;

/// Counters for Prometheus, which asks from this machine, or as an administrator.
final class MetricsResource {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsResource(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    Reply read(Call call) {
        boolean may = call.envelope().local() || Access.may(call.who(), Action.READ_METRICS, new Target.Desk());
        return may
                ? new Reply.Text(200, TYPE, meters.scrape())
                : Reply.refused(Problem.forbidden("Only from this machine, or as an administrator."));
    }
}
