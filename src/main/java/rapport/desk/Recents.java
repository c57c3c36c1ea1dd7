package rapport.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last {@value Limits#RECENT_IDS} receipts of a conversation: a cache that spares the look-up when a client sends
/// again what it has no answer to. Older ids are found by the log's unique index.
public record Recents(List<Receipt> receipts) {
    public static final Recents NONE = new Recents(List.of());

    public Recents {
        receipts = List.copyOf(receipts);
    }

    Optional<Receipt> find(String sender, MessageId id) {
        // Ids of one sender begin alike, with the time, so most of them is read before they differ; their hashes are
        // kept.
        int hash = id.value().hashCode();
        for (int i = receipts.size() - 1; i >= 0; i--) {
            var receipt = receipts.get(i);
            if (receipt.id().value().hashCode() == hash
                    && receipt.id().equals(id)
                    && receipt.sender().equals(sender)) {
                return Optional.of(receipt);
            }
        }
        return Optional.empty();
    }

    Recents with(Receipt receipt) {
        int kept = Math.min(receipts.size(), Limits.RECENT_IDS - 1);
        var grown = new ArrayList<Receipt>(kept + 1);
        grown.addAll(receipts.subList(receipts.size() - kept, receipts.size()));
        grown.add(receipt);
        return new Recents(grown);
    }
}
