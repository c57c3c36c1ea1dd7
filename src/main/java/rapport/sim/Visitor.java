package rapport.sim;

/// A visitor: writes, reads, reloads, has several tabs, closes the laptop.
final class Visitor extends Person {
    private int said;

    Visitor(World world, String name) {
        super(world, name);
    }

    @Override
    void begin() {
        newTab();
        if (chance.once(4)) {
            // Only looks, for a while.
            world.scheduler().after(chance.millis(5_000, 40_000), this::live);
        } else {
            live();
        }
    }

    private void newTab() {
        var token = tabs.stream().flatMap(tab -> tab.token().stream()).findFirst();
        if (tabs.isEmpty() || token.isPresent()) {
            var tab = new Tab(this, name + "." + tabs.size(), true, token, (item, frame) -> {});
            tabs.add(tab);
            tab.load();
        }
    }

    private Tab anyTab() {
        return chance.one(tabs);
    }

    @Override
    void deed() {
        var habits = world.plan().habits();
        var tab = anyTab();
        if (chance.percent(habits.restless())) {
            restless(tab);
        } else if (!tab.open()) {
            tab.load();
        } else if (chance.percent(habits.talkative())) {
            for (int i = habits.chatty() && chance.once(10) ? chance.between(20, 60) : chance.once(5) ? 3 : 1;
                    i > 0;
                    i--) {
                write(tab);
            }
        } else {
            look(tab);
        }
    }

    private void write(Tab tab) {
        var frame = Json.frame("send").put("id", id());
        frame.putObject("content").put("kind", "text").put("text", name + " says " + ++said);
        tab.input(() -> tab.client().put(frame));
    }

    private void look(Tab tab) {
        var held = tab.client().conversations.values().stream().findFirst();
        switch (chance.below(8)) {
            case 0, 1, 2 -> held.ifPresent(mine -> tab.input(() -> tab.client().read(mine.id, mine.lastOrZero())));
            case 3 -> tab.input(() -> tab.client().put(Json.frame("typing").put("text", "...")));
            case 4 -> held.ifPresent(mine -> tab.input(() -> tab.client().older(mine.id)));
            case 5 -> {
                if (chance.once(3)) {
                    tab.input(() -> tab.client().request(Json.frame("close").put("id", id())));
                }
            }
            case 6 ->
                tab.input(() ->
                        tab.client().request(Json.frame("rate").put("id", id()).put("score", 4)));
            default -> {
                if (chance.once(2)) {
                    tab.input(() -> tab.client()
                            .request(Json.frame("profile").put("id", id()).put("name", name + " " + said)));
                } else {
                    var frame = Json.frame("page");
                    frame.putObject("page").put("url", "https://shop.example/" + said);
                    tab.input(() -> tab.client().put(frame));
                }
            }
        }
    }

    private void restless(Tab tab) {
        switch (chance.below(6)) {
            case 0, 1 -> {
                tab.unload();
                tab.load();
            }
            case 2 -> tab.unload();
            case 3 -> tab.sleep(chance.millis(500, 60_000));
            default -> {
                if (tabs.size() < world.plan().habits().tabs()) {
                    newTab();
                } else {
                    tab.load();
                }
            }
        }
    }

    @Override
    void settleDown() {
        for (var tab : tabs) {
            tab.load();
            tab.again();
        }
    }
}
