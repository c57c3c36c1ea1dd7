package rapport.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A visitor's browser: what its tabs share. Belongs to the clients' loop.
final class Browser {

    private final String name;
    private final Stage stage;
    private final List<TortureVisitor> tabs = new ArrayList<>();
    private Optional<String> token = Optional.empty();
    private int opened;

    Browser(String name, Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    /// Opens the page once more.
    TortureVisitor openTab() {
        TortureVisitor tab =
                new TortureVisitor(name + (char) ('a' + opened++ % 26) + (opened > 26 ? opened : ""), this, stage);
        tabs.add(tab);
        tab.connect();
        return tab;
    }

    /// A tab is closed when nothing of it is on its way: what is would be in the storage that its outbox is kept in.
    void close(TortureVisitor tab) {
        tabs.remove(tab);
        tab.leave();
    }

    List<TortureVisitor> tabs() {
        return List.copyOf(tabs);
    }

    Optional<String> token() {
        return token;
    }

    void keep(String given) {
        token = Optional.of(given);
    }
}
