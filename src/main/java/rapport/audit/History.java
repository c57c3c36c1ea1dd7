package rapport.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What all clients saw. In the order of time; of one client in its own order.
public record History(List<Seen> sights) {
    public History {
        sights = sights.stream()
                .sorted(Comparator.comparingLong((Seen seen) -> seen.at().nanos())
                        .thenComparing(seen -> seen.at().client().name())
                        .thenComparingLong(seen -> seen.at().order()))
                .toList();
    }

    <S extends Seen> Stream<S> all(Class<S> kind) {
        return sights.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// Each client's own sights, in its own order.
    Map<Client, List<Seen>> byClient() {
        var clients = new LinkedHashMap<Client, List<Seen>>();
        for (var seen : sights) {
            clients.computeIfAbsent(seen.at().client(), client -> new ArrayList<>())
                    .add(seen);
        }
        clients.values()
                .forEach(own ->
                        own.sort(Comparator.comparingLong(seen -> seen.at().order())));
        return clients;
    }
}
