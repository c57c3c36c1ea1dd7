package rapport.blackbox;

import java.util.List;
import java.util.Map;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.openapi.ApiDocument;

/// Asks of the API for what is not there.
final class NamingNothing {
    private NamingNothing() {}

    /// For the path, or with a question mark a query where nothing is named in the path.
    static String id(ApiDocument.Operation operation) {
        return operation.toString().equals("GET /api/v1/whatif/recording") ? "?site=nothing" : "nothing-" + Ids.next();
    }

    /// A body in which something is named that is not there, where nothing is named in the path.
    static Frame body(ApiDocument.Operation operation) {
        return switch (operation.toString()) {
            case "POST /api/v1/agents" -> OpenApiTest.newAccount().with("teams", List.of("t_none"));
            case "POST /api/v1/routing/preview" -> Frame.object("site", "nothing");
            case "POST /api/v1/sites" ->
                Frame.object(
                        "name",
                        "X",
                        "allowedOrigins",
                        List.of(),
                        "policy",
                        Map.of("requirements", Map.of("team", "t_none")));
            default -> Frame.object();
        };
    }
}
