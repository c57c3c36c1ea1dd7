package rapport.api;

import java.util.function.Function;
import rapport.desk.Policy;
import rapport.desk.Role;
import rapport.directory.Origin;
import rapport.staffing.PlanReader;
import rapport.staffing.PlanRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Any bytes at all are a body that can be asked for its fields, or are refused as the client's mistake.
public final class BodyFuzz {
    private static final JsonMapper JSON = Json.mapper();

    private static final Form<Origin> ORIGIN = new Form<>(Origin::parse, "has to be an origin.");

    private BodyFuzz() {}

    /// What the fuzzer calls.
    public static void fuzzerTestOneInput(byte[] data) {
        judge(data, fields -> {
            var _ = fields.optionalTexts("allowedOrigins", 20, 200, ORIGIN);
            var _ = fields.optionalObject("policy", PolicyBody.Change::read)
                    .map(change -> change.to().apply(Policy.DEFAULT));
            return Names.read(fields);
        });
        judge(data, fields -> {
            var _ = fields.optionalNumber("capacity", 0, 1_000);
            var _ = fields.optionalTruth("disabled");
            var _ = fields.optionalChoice("role", Role.class);
            var _ = fields.text("login", 1, 64);
            var _ = fields.text("password", 8, 200);
            return Names.optional(fields);
        });
        judgePlan(data);
    }

    /// A plan has a reader of its own.
    private static void judgePlan(byte[] data) {
        try {
            var _ = PlanReader.read(JSON.readTree(data));
        } catch (JacksonException | PlanRefused refused) {
            // As it should be.
        }
    }

    private static void judge(byte[] data, Function<Fields, ?> reading) {
        try {
            var _ = Body.read(JSON, data, reading);
        } catch (Refusal refusal) {
            judge(refusal);
        }
    }

    private static void judge(Refusal refusal) {
        if (refusal.problem().status() != 400) {
            throw new AssertionError("refused with " + refusal.problem().status());
        }
    }
}
