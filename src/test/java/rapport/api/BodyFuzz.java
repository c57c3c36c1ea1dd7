package rapport.api;

import rapport.desk.Policy;
import rapport.desk.Role;
import tools.jackson.databind.json.JsonMapper;

/// Any bytes at all are a body that can be asked for its fields, or are refused as the client's mistake.
public final class BodyFuzz {
    private static final JsonMapper JSON = Json.mapper();

    private BodyFuzz() {}

    /// What the fuzzer calls.
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Body site = Body.read(JSON, data);
            var _ = site.optionalTexts("allowedOrigins", 20, 200);
            var _ = site.optionalObject("policy").map(object -> PolicyBody.merge(Policy.DEFAULT, object));
            var _ = Names.read(site);
            site.end();
        } catch (Refusal refusal) {
            judge(refusal);
        }
        try {
            Body agent = Body.read(JSON, data);
            var _ = agent.optionalNumber("capacity", 0, 1_000);
            var _ = agent.optionalTruth("disabled");
            var _ = agent.optionalChoice("role", Role.class);
            var _ = agent.text("login", 1, 64);
            var _ = agent.text("password", 8, 200);
            var _ = Names.optional(agent);
            agent.end();
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
