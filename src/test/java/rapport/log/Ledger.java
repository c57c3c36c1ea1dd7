package rapport.log;

import java.util.ArrayList;
import java.util.List;
import rapport.desk.DeskId;
import rapport.desk.Event;
import rapport.desk.Shop;

/// Keeps a shop's log: appends what every command came to.
final class Ledger {
    static final DeskId DESK = new DeskId("desk");

    private final Store store;
    private final Shop shop;
    private final List<Batch> appended = new ArrayList<>();

    Ledger(Store store, Shop shop) {
        this.store = store;
        this.shop = shop;
    }

    /// What the shop's last batch came to, at the next position.
    Ledger keep(List<Event> events) {
        if (!events.isEmpty()) {
            var batch = batch(events);
            var outcome = store.log().append(DESK, appended.size(), batch, shop.changes());
            if (!outcome.equals(EventLog.Appended.STORED)) {
                throw new AssertionError(outcome + " for " + batch);
            }
            appended.add(batch);
        }
        return this;
    }

    Batch batch(List<Event> events) {
        return new Batch("test:" + appended.size(), shop.now(), events);
    }

    long position() {
        return appended.size();
    }

    List<Batch> appended() {
        return appended;
    }
}
