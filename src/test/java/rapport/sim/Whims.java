package rapport.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A server, a network and a person of whims: what a client meets here no world gives it, and some of it the contract
/// does not allow. The client and its port must make the same of it all the same.
final class Whims implements Client.Shell {
    private static final List<Integer> CODES =
            List.of(1006, 1006, 1006, 1012, 4000, 4001, 4002, 4005, 4501, 4501, 4502, 4503, 4504, 4504, 4506);

    private final Chance chance;
    private final boolean visitor;
    private final Trace trace;
    private final Client client;
    private final Map<String, Map<String, Item>> storage = new LinkedHashMap<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private String hello = "";
    private String me;
    private long now = 1_000;
    private int ids;

    private Whims(long seed) {
        this.chance = new Chance(seed, "whims");
        this.visitor = chance.percent(50);
        this.me = visitor ? "v_1" : "u_0";
        var opening = Json.object().put("as", visitor ? "visitor" : "agent");
        if (visitor) {
            opening.put("site", "site");
        }
        if (chance.once(2)) {
            opening.put("token", "old");
        }
        this.trace = new Trace("whims-" + seed, opening, "tab");
        this.client = new Client(this, new Onlooker() {}, opening, "tab");
    }

    static Trace trace(long seed, int inputs) {
        var whims = new Whims(seed);
        for (int i = 0; i < inputs; i++) {
            whims.one();
        }
        return whims.trace;
    }

    private void one() {
        if (chance.once(3)) {
            now += chance.below(chance.once(10) ? 40_000 : 400);
        }
        switch (client.at()) {
            case OFF, ENDED -> {
                if (chance.once(3)) {
                    client.connect();
                } else {
                    wish();
                }
            }
            case WAITING, CONNECTING, GREETING, LIVE -> {
                int kind = chance.below(100);
                if (kind < 12) {
                    alarm();
                } else if (kind < 32) {
                    wish();
                } else {
                    network();
                }
            }
        }
    }

    private void alarm() {
        client.deadline().ifPresent(at -> {
            // Not always to the end of a connection's patience.
            if (at < now + 5_000 || chance.once(6)) {
                now = Math.max(now, at);
            }
        });
        client.timer();
    }

    private void network() {
        switch (client.at()) {
            case CONNECTING -> {
                if (chance.percent(80)) {
                    client.opened();
                } else {
                    client.closed(chance.one(CODES));
                }
            }
            case GREETING -> {
                if (chance.percent(70)) {
                    client.received(welcome());
                } else if (chance.once(2)) {
                    client.received(push());
                } else {
                    client.closed(chance.one(CODES));
                }
            }
            case LIVE -> {
                int kind = chance.below(100);
                if (kind < 2) {
                    client.closed(chance.one(CODES));
                } else if (kind < 40 && !sent.isEmpty()) {
                    client.received(answer());
                } else {
                    client.received(push());
                }
            }
            case OFF, ENDED, WAITING -> client.hurry();
        }
    }

    // --- what the person does

    private void wish() {
        var conversation = conversation();
        switch (chance.below(visitor ? 11 : 18)) {
            case 0, 1, 2 -> {
                for (int i = chance.once(12) ? 18 : 1; i > 0; i--) {
                    client.put(send(conversation));
                }
            }
            case 3 -> client.older(conversation);
            case 4, 5 -> client.read(conversation, chance.below(70));
            case 6 -> client.request(request("rate").put("score", 4));
            case 7 -> client.request(request("close").put("conversation", conversation));
            case 8 -> client.put(Json.frame("typing").put("conversation", conversation));
            case 9 -> {
                var page = Json.frame("page");
                page.putObject("page").put("url", "https://shop.example/" + now);
                client.put(page);
            }
            case 10 -> {
                if (chance.once(6)) {
                    client.disconnect();
                } else {
                    client.queue().stream().findFirst().ifPresent(item -> client.discard(item.id()));
                }
            }
            case 11 -> client.request(request("availability").put("status", chance.one(List.of("online", "away"))));
            case 12 -> client.request(request("watch").put("scope", chance.one(List.of("none", "queue", "all"))));
            case 13, 14 -> client.request(request("open").put("conversation", conversation));
            case 15 -> client.request(request("leave").put("conversation", conversation));
            case 16 -> client.request(request("take").put("conversation", conversation));
            default ->
                client.request(
                        request("release").put("conversation", conversation).put("fence", 1));
        }
    }

    private ObjectNode send(String conversation) {
        boolean again = chance.once(20);
        var frame = Json.frame("send").put("id", again ? "m-" + ids : "m-" + ++ids);
        if (!visitor) {
            frame.put("conversation", conversation);
            if (chance.once(4)) {
                frame.put("fence", chance.between(1, 3));
            } else if (chance.once(5)) {
                frame.put("join", true);
            }
        }
        frame.putObject("content")
                .put("kind", visitor || chance.once(2) ? "text" : "note")
                .put("text", "words");
        return frame;
    }

    private ObjectNode request(String type) {
        return Json.frame(type).put("id", "r-" + ++ids);
    }

    private String conversation() {
        return visitor ? "c_1" : "c_" + chance.between(1, 3);
    }

    // --- what the server does

    private ObjectNode welcome() {
        if (visitor && chance.once(6)) {
            me = "v_" + chance.between(1, 3);
        }
        var frame = Json.frame("welcome").put("re", chance.once(12) ? "other" : hello);
        frame.put("epoch", "e" + chance.below(2)).put("session", "tab").put("tickMs", chance.between(2, 25) * 1_000);
        frame.putObject("limits")
                .put("frameBytes", 65_536)
                .put("textBytes", 16_384)
                .put("fileBytes", chance.below(3));
        if (visitor) {
            frame.putObject("visitor").put("id", me).put("token", "t-" + me).put("identified", false);
        } else {
            frame.putObject("agent")
                    .put("id", me)
                    .put("name", "Li")
                    .put("role", "agent")
                    .put("capacity", 3)
                    .put("status", "online");
        }
        var conversations = frame.putArray("conversations");
        for (int i = 1; i <= (visitor ? 1 : 3); i++) {
            if (chance.percent(60)) {
                conversations.add(described("c_" + i));
            }
        }
        return frame;
    }

    private ObjectNode described(String id) {
        var json = Json.object().put("id", id).put("state", chance.one(List.of("idle", "queued", "assigned")));
        json.put("cycle", chance.between(1, 3)).put("head", near(id)).put("floor", chance.once(8) ? 5 : 1);
        json.put("fence", chance.between(1, 3)).put("priority", 0);
        if (chance.percent(80)) {
            json.putObject("agent")
                    .put("id", "u_" + (chance.percent(80) ? 0 : 1))
                    .put("name", "Li")
                    .put("present", chance.once(2));
        }
        json.putObject("read").put("visitor", chance.below(20)).put("agent", chance.below(20));
        json.putObject("delivered").put("visitor", chance.below(20)).put("agent", chance.below(20));
        return json;
    }

    /// A number around the end of the client's copy, seldom far away.
    private long near(String conversation) {
        long last = client.held(conversation).map(Held::lastOrZero).orElse(0L);
        return Math.max(1, last + (chance.once(15) ? chance.between(-300, 300) : chance.between(-3, 4)));
    }

    private ObjectNode push() {
        var conversation = conversation();
        int kind = chance.below(100);
        if (kind < 50) {
            long next = client.held(conversation).map(Held::lastOrZero).orElse(0L) + 1;
            return entry(conversation, chance.percent(75) ? next : near(conversation))
                    .put("type", "entry");
        }
        if (kind < 60) {
            return Json.frame("conversation").set("conversation", described(conversation));
        }
        if (kind < 68) {
            return Json.frame("replay")
                    .put("conversation", conversation)
                    .put("from", near(conversation))
                    .put("head", near(conversation));
        }
        if (kind < 76) {
            return Json.frame("live").put("conversation", conversation).put("head", near(conversation));
        }
        if (kind < 88) {
            return tick();
        }
        if (kind < 91) {
            return Json.frame("reset").put("conversation", conversation).put("reason", "below_floor");
        }
        if (kind < 95) {
            return Json.frame("dismissed").put("conversation", conversation).put("fence", 1);
        }
        if (kind < 97) {
            var bye = Json.frame("bye").put("code", 4000).put("reason", "drain");
            return chance.once(2) ? bye : bye.put("retryAfterMs", chance.below(5_000));
        }
        return kind < 99
                ? Json.frame("typing").put("conversation", conversation).put("by", visitor ? "agent" : "visitor")
                : Json.frame("sparkle").put("glitter", 3);
    }

    private ObjectNode tick() {
        var at = Instant.ofEpochMilli(now + chance.between(-2_000, 2_000));
        var tick = Json.frame("tick").put("at", at.toString());
        var heads = tick.putArray("heads");
        client.conversations.keySet().forEach(id -> heads.addArray().add(id).add(near(id)));
        return tick;
    }

    private ObjectNode entry(String conversation, long seq) {
        var entry = Json.object().put("conversation", conversation).put("seq", seq);
        entry.put("at", "2026-01-05T08:00:00.000Z");
        var content = Json.object();
        var own = client.queue().stream().filter(Item::message).toList();
        if (!own.isEmpty() && chance.once(3)) {
            var author = entry.put("id", chance.one(own).id()).putObject("author");
            author.put("kind", visitor ? "visitor" : "agent");
            if (chance.percent(90)) {
                author.put("id", chance.percent(80) ? me : "u_1");
            }
            content.put("kind", "text").put("text", "words");
        } else if (chance.once(12)) {
            entry.putObject("author").put("kind", "system");
            content.put("kind", "erased").put("seq", Math.max(1, seq - chance.between(1, 5)));
        } else {
            entry.put("id", "x-" + seq)
                    .putObject("author")
                    .put("kind", chance.once(2) ? "visitor" : "agent")
                    .put("id", "u_1");
            content.put("kind", "text").put("text", "text " + seq);
        }
        return entry.set("content", content);
    }

    private ObjectNode answer() {
        var asked = chance.percent(80) ? sent.removeFirst() : chance.one(sent);
        if (chance.percent(15)) {
            var error = Json.frame("error").put("re", Json.text(asked, "id"));
            return error.put("code", "forbidden").put("message", "no");
        }
        var ok = Json.frame("ok").put("re", Json.text(asked, "id"));
        var conversation = Json.optional(asked, "conversation").orElse("c_1");
        switch (Json.text(asked, "type")) {
            case "send" -> {
                ok.put("conversation", conversation).put("seq", near(conversation));
                ok.put("at", "2026-01-05T08:00:00.000Z");
                if (chance.once(5)) {
                    ok.put("duplicate", true);
                }
            }
            case "history" -> page(asked, ok, conversation);
            case "open", "take", "release", "close" -> ok.set("conversation", described(conversation));
            default -> {}
        }
        return ok;
    }

    private void page(JsonNode asked, ObjectNode ok, String conversation) {
        long head = near(conversation);
        long from = asked.has("before")
                ? Json.number(asked, "before") - chance.between(1, 10)
                : Json.optionalNumber(asked, "after").orElse(head - 5) + 1;
        if (chance.once(10)) {
            from += 3;
        }
        var entries = ok.put("conversation", conversation).putArray("entries");
        for (int i = chance.once(6) ? 0 : 10; i > 0; i--, from++) {
            if (from >= 1 && (!asked.has("before") || from < Json.number(asked, "before") + 2)) {
                entries.add(entry(conversation, from));
            }
        }
        ok.put("more", chance.once(2)).put("floor", chance.between(1, 3)).put("head", Math.max(head, from - 1));
    }

    // --- the shell

    @Override
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Dial dial -> sent.clear();
            case Effect.Transmit transmit -> {
                var frame = transmit.frame();
                if (Json.text(frame, "type").equals("hello")) {
                    hello = Json.text(frame, "id");
                } else if (frame.has("id")) {
                    sent.add(frame);
                }
            }
            case Effect.Keep keep -> kept(keep.account()).put(keep.message().id(), keep.message());
            case Effect.Drop drop -> {
                if (chance.percent(70)) {
                    kept(drop.account()).remove(drop.message().id());
                }
            }
            case Effect.Recall recall ->
                client.recalled(
                        recall.account(),
                        Stream.concat(kept(recall.account()).values().stream(), elsewhere())
                                .toList());
            case Effect.HangUp hangUp -> {}
            case Effect.Remember remember -> {}
            case Effect.Forget forget -> {}
            case Effect.Settled settled -> {}
        }
    }

    private Map<String, Item> kept(String account) {
        return storage.computeIfAbsent(account, key -> new LinkedHashMap<>());
    }

    /// Another tab left something, in the order in which storage happens to give it.
    private Stream<Item> elsewhere() {
        long at = now - chance.below(10_000);
        return chance.once(3) ? Stream.of(left("b", at), left("a", at), left("c", at - 1)) : Stream.empty();
    }

    private Item left(String prefix, long at) {
        var frame = Json.frame("send").put("id", prefix + "-" + ++ids);
        frame.putObject("content").put("kind", "text").put("text", "left");
        return Item.of(frame, Item.Purpose.MESSAGE, at);
    }

    @Override
    public void stepped(Step step) {
        trace.add(client, step);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long random(long limit) {
        return chance.below((int) limit);
    }

    @Override
    public String id() {
        return "i-" + ++ids;
    }
}
