package rapport.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the Autobahn suite found: its `reports/index.json`.
///
/// @param verdicts by case, the worse of what the server did and how it closed
record AutobahnReport(Map<String, String> verdicts) {
    private static final Set<String> GOOD = Set.of("OK", "NON-STRICT", "INFORMATIONAL");

    /// Reads what one run has written.
    ///
    /// @param agent the name that the server had in it
    static AutobahnReport read(Path index, String agent) throws IOException {
        var cases = new JsonMapper().readTree(Files.readString(index)).path(agent);
        var verdicts = new TreeMap<String, String>();
        cases.properties().forEach(one -> verdicts.put(one.getKey(), verdict(one.getValue())));
        return new AutobahnReport(verdicts);
    }

    private static String verdict(JsonNode result) {
        var did = result.path("behavior").stringValue("nothing");
        var closed = result.path("behaviorClose").stringValue("nothing");
        return did.equals("OK") || !GOOD.contains(closed) ? closed : did;
    }

    /// What is wrong with the report of a run that was to have so many cases of these chapters; empty if nothing is.
    List<String> wrong(int cases, Set<String> chapters) {
        var wrong = new ArrayList<String>();
        if (verdicts.size() != cases) {
            wrong.add(verdicts.size() + " cases instead of " + cases);
        }
        if (!byChapter().keySet().equals(chapters)) {
            wrong.add("chapters " + byChapter().keySet() + " instead of " + chapters);
        }
        verdicts.forEach((name, verdict) -> {
            if (!GOOD.contains(verdict)) {
                wrong.add(name + " " + verdict);
            }
        });
        return wrong;
    }

    /// How often there was which verdict.
    Map<String, Map<String, Long>> byChapter() {
        var behaviour = new TreeMap<String, Map<String, Long>>();
        verdicts.forEach((name, verdict) -> behaviour
                .computeIfAbsent(name.replaceAll("\\..*", ""), chapter -> new TreeMap<>())
                .merge(verdict, 1L, Long::sum));
        return behaviour;
    }
}
