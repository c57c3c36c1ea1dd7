package rapport.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An agent: answers, hands over, takes, looks into others' conversations, comes and goes.
final class Staff extends Person {
    private final String agent;
    private final boolean supervisor;
    private int said;

    Staff(World world, String name, String agent, boolean supervisor) {
        super(world, name);
        this.agent = agent;
        this.supervisor = supervisor;
    }

    String agent() {
        return agent;
    }

    @Override
    void begin() {
        newTab();
        world.scheduler().after(chance.millis(200, 4_000), () -> status("online"));
        if (chance.once(3)) {
            world.scheduler()
                    .after(
                            chance.millis(100, 5_000),
                            () -> request(
                                    tabs.getFirst(),
                                    "watch",
                                    frame -> frame.put("scope", chance.one(List.of("queue", "all")))));
        }
        live();
    }

    private void newTab() {
        var tab = new Tab(
                this, name + "." + tabs.size(), false, Optional.of(House.login(agent, supervisor)), this::heard);
        tabs.add(tab);
        tab.load();
    }

    private void heard(Item item, JsonNode answer) {
        if (answer.path("ok").asBoolean() && item.type().equals("transfer")) {
            world.sometimes().saw(Sight.TRANSFERRED);
        }
    }

    private void status(String status) {
        request(tabs.getFirst(), "availability", frame -> frame.put("status", status));
    }

    private void request(Tab tab, String type, Consumer<ObjectNode> more) {
        var frame = Json.frame(type).put("id", id());
        more.accept(frame);
        tab.input(() -> tab.client().request(frame));
    }

    @Override
    void deed() {
        var habits = world.plan().habits();
        var tab = chance.one(tabs);
        if (chance.percent(habits.restless())) {
            restless(tab);
        } else if (!tab.open()) {
            tab.load();
        } else if (tab.live()) {
            var mine = mine(tab);
            if (chance.percent(habits.handing())) {
                hand(tab, mine);
            } else if (!mine.isEmpty()) {
                for (int i = chance.once(4) ? 3 : 1; i > 0; i--) {
                    serve(tab, chance.one(mine));
                }
            } else if (chance.once(4)) {
                status("online");
            }
        }
    }

    private static List<Held> mine(Tab tab) {
        return tab.client().conversations.values().stream()
                .filter(tab.client()::mine)
                .toList();
    }

    private void serve(Tab tab, Held held) {
        switch (chance.below(12)) {
            case 10 -> {
                // A note may be left anywhere; what is said elsewhere right after it must not overtake it.
                write(tab, chance.one(world.conversations()), "note", OptionalLong.empty());
                write(tab, held, "text", true);
            }
            case 0 -> write(tab, held, "note", false);
            case 1 -> tab.input(() -> tab.client().older(held.id));
            case 2, 3 -> tab.input(() -> tab.client().read(held.id, held.lastOrZero()));
            case 4 -> tab.input(() -> tab.client().put(Json.frame("typing").put("conversation", held.id)));
            default -> write(tab, held, "text", true);
        }
    }

    private void write(Tab tab, Held held, String kind, boolean fenced) {
        // Now and then one that was typed before somebody else had it.
        boolean old = chance.once(15) && held.fence() > 1;
        write(tab, held.id, kind, fenced ? OptionalLong.of(held.fence() - (old ? 1 : 0)) : OptionalLong.empty());
    }

    private void write(Tab tab, String conversation, String kind, OptionalLong fence) {
        var frame = Json.frame("send").put("id", id()).put("conversation", conversation);
        fence.ifPresent(number -> frame.put("fence", number));
        frame.putObject("content").put("kind", kind).put("text", name + " answers " + ++said);
        tab.input(() -> tab.client().put(frame));
    }

    private void hand(Tab tab, List<Held> mine) {
        var all = new ArrayList<>(world.conversations());
        if (all.isEmpty()) {
            return;
        }
        var other = chance.one(all);
        var opened = tab.client().conversations.values().stream()
                .filter(held -> held.opened)
                .toList();
        switch (chance.below(9)) {
            case 0, 1 -> {
                if (!mine.isEmpty()) {
                    var held = chance.one(mine);
                    request(tab, "transfer", frame -> {
                        frame.put("conversation", held.id).put("fence", held.fence());
                        if (world.plan().teams() > 0 && chance.once(2)) {
                            frame.putObject("to")
                                    .put(
                                            "team",
                                            Offices.team(
                                                    chance.below(world.plan().teams())));
                        } else {
                            frame.putObject("to").put("agent", world.anyAgent(chance));
                        }
                        if (chance.once(2)) {
                            frame.put("note", "please");
                        }
                    });
                }
            }
            case 2 ->
                ifAny(
                        mine,
                        held -> request(
                                tab,
                                "release",
                                frame -> frame.put("conversation", held.id).put("fence", held.fence())));
            case 3 ->
                ifAny(
                        mine,
                        held -> request(
                                tab,
                                "close",
                                frame -> frame.put("conversation", held.id).put("fence", held.fence())));
            case 4, 5 ->
                request(tab, "take", frame -> {
                    frame.put("conversation", other);
                    // Who takes from another says from whom; who does not see it takes only what nobody has.
                    tab.client().held(other).ifPresent(seen -> frame.put("fence", seen.fence()));
                });
            case 6 -> open(tab, mine.isEmpty() || chance.once(2) ? other : chance.one(mine).id);
            case 7 ->
                ifAny(opened, held -> {
                    if (chance.once(2)) {
                        request(tab, "leave", frame -> frame.put("conversation", held.id));
                    } else if (chance.once(2)) {
                        write(tab, held, "note", false);
                    } else {
                        write(tab, held, "text", true);
                    }
                });
            default -> request(tab, "watch", frame -> frame.put("scope", chance.one(List.of("none", "queue", "all"))));
        }
    }

    private void open(Tab tab, String conversation) {
        request(tab, "open", frame -> {
            frame.put("conversation", conversation);
            tab.last(conversation).ifPresent(last -> frame.put("cursor", last));
        });
    }

    private void ifAny(List<Held> some, Consumer<Held> then) {
        if (!some.isEmpty()) {
            then.accept(chance.one(some));
        }
    }

    private void restless(Tab tab) {
        switch (chance.below(8)) {
            case 0, 1 -> {
                tab.unload();
                tab.load();
            }
            case 2 -> tab.unload();
            case 3 -> tab.sleep(chance.millis(500, 60_000));
            case 4 -> status("away");
            case 5 -> status("offline");
            case 6 -> {
                if (tabs.size() < 2 && world.plan().habits().tabs() > 1) {
                    newTab();
                }
            }
            default -> status("online");
        }
    }

    @Override
    void settleDown() {
        for (var tab : tabs) {
            tab.load();
            tab.again();
        }
        world.scheduler().after(chance.millis(40_000, 60_000), () -> status("online"));
    }
}
