package rapport.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The traces that are kept: few, short, and together with every rare path in them. They are vectors: to replay them
/// takes no server and no world.
final class GoldenTraces {
    static final Path FOLDER = Path.of("src/test/resources/rapport/sim/traces");
    private static final int LONGEST_WORLDLY = 500;
    private static final int WHIMS = 250;
    /// In how many traces each path is wanted, of each kind, if it is there at all.
    private static final int WANTED = 3;

    private GoldenTraces() {}

    static Map<String, List<String>> read() throws IOException {
        var traces = new TreeMap<String, List<String>>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".jsonl.gz", "");
                try (var text = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                    traces.put(
                            name,
                            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
                }
            }
        }
        return traces;
    }

    /// Chooses them anew, from many worlds and whims.
    static void renew() throws IOException {
        Files.createDirectories(FOLDER);
        try (var old = Files.list(FOLDER)) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        var worldly = new ArrayList<Trace>();
        for (long seed = 1; seed <= 120; seed++) {
            var traces = new Traces();
            new World(Plan.of(seed), Optional.of(traces)).live();
            traces.all().stream()
                    .filter(trace -> trace.lines().size() < LONGEST_WORLDLY)
                    .forEach(worldly::add);
        }
        var whims = new ArrayList<Trace>();
        for (long seed = 1; seed <= 200; seed++) {
            whims.add(Whims.trace(seed, WHIMS));
        }
        for (var trace : chosen(worldly)) {
            write(trace);
        }
        for (var trace : chosen(whims)) {
            write(trace);
        }
    }

    /// Again and again the one that adds most for its length.
    private static List<Trace> chosen(List<Trace> candidates) {
        var paths = new TreeMap<Integer, Set<RarePath>>();
        for (int i = 0; i < candidates.size(); i++) {
            paths.put(i, RarePath.in(candidates.get(i).lines()));
        }
        var counts = new EnumMap<RarePath, Integer>(RarePath.class);
        var chosen = new ArrayList<Trace>();
        while (true) {
            int best = -1;
            double most = 0;
            for (var entry : paths.entrySet()) {
                long adds = entry.getValue().stream()
                        .filter(path -> counts.getOrDefault(path, 0) < WANTED)
                        .count();
                double worth = (double) adds
                        / (50 + candidates.get(entry.getKey()).lines().size());
                if (worth > most) {
                    most = worth;
                    best = entry.getKey();
                }
            }
            if (best < 0) {
                return chosen;
            }
            paths.remove(best).forEach(path -> counts.merge(path, 1, Integer::sum));
            chosen.add(candidates.get(best));
        }
    }

    private static void write(Trace trace) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write((String.join("\n", trace.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(FOLDER.resolve(trace.name() + ".jsonl.gz"), bytes.toByteArray());
    }
}
