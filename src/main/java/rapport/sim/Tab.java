package rapport.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import rapport.audit.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A page in a browser: a client, its socket, its one alarm and its storage, which survives a reload (connect.ts,
/// storage.ts).
final class Tab implements Client.Shell {
    private static final int NO_TOCK = 4005;
    private static final int LOST = 1006;
    private static final int LATE = 4504;

    private final Person person;
    private final World world;
    private final String name;
    private final boolean visitor;
    private final Notebook notebook;
    private final Map<String, Map<String, Item>> storage = new LinkedHashMap<>();
    private final BiConsumer<Item, JsonNode> heard;
    private final List<Runnable> missed = new ArrayList<>();
    private Optional<String> token;
    private Client client;
    private Optional<Socket> socket = Optional.empty();
    private Optional<Trace> trace = Optional.empty();
    private int pages;
    private long alarm;
    private boolean open;
    private boolean asleep;

    /// @param heard told of every answer
    Tab(Person person, String name, boolean visitor, Optional<String> token, BiConsumer<Item, JsonNode> heard) {
        this.person = person;
        this.world = person.world;
        this.name = name;
        this.visitor = visitor;
        this.token = token;
        this.heard = heard;
        this.notebook =
                new Notebook(world, world.recorder().witness(name, visitor ? Side.VISITOR : Side.AGENT), visitor);
        this.client = newClient();
    }

    private Client newClient() {
        var opening = Json.object().put("as", visitor ? "visitor" : "agent");
        if (visitor) {
            opening.put("site", House.SITE_KEY);
        }
        token.ifPresent(known -> opening.put("token", known));
        var page = "seed-%d-%s-%d".formatted(world.plan().seed(), name, ++pages);
        trace = world.traces().map(traces -> traces.begin(page, opening, name));
        return new Client(this, notebook, opening, name);
    }

    Client client() {
        return client;
    }

    String name() {
        return name;
    }

    boolean open() {
        return open;
    }

    boolean live() {
        return open && !asleep && client.at() == Connection.At.LIVE;
    }

    Optional<String> token() {
        return token;
    }

    Optional<Link> link() {
        return socket.flatMap(Socket::link);
    }

    /// The page is there.
    void load() {
        if (!open) {
            open = true;
            input(client::connect);
        }
    }

    /// The page goes away, and its connection with it.
    void unload() {
        if (open) {
            if (client.queue().stream().anyMatch(Item::message)) {
                world.sometimes().saw(Sight.RELOADED);
            }
            if (person.chance.percent(30)) {
                // The browser dies, and the server is told nothing.
                link().ifPresent(Link::vanish);
            }
            input(client::disconnect);
            notebook.forgotten();
            open = false;
            asleep = false;
            missed.clear();
            client = newClient();
        }
    }

    /// The laptop is closed: no timers, no reading.
    void sleep(Duration duration) {
        asleep = true;
        var mine = client;
        world.scheduler().after(duration, () -> {
            if (client == mine) {
                wake();
            }
        });
    }

    void wake() {
        if (!asleep) {
            return;
        }
        asleep = false;
        for (var task : List.copyOf(missed)) {
            task.run();
        }
        missed.clear();
        input(client::timer);
        input(client::hurry);
    }

    /// Somebody clicks on "connect again".
    void again() {
        wake();
        if (open && client.at() == Connection.At.ENDED) {
            input(client::connect);
        }
    }

    /// Does something to the client, and sets the alarm to what it wants then.
    void input(Runnable step) {
        world.guard(step);
        alarm++;
        var mine = alarm;
        client.deadline()
                .ifPresent(at -> world.scheduler().at(Math.max(world.scheduler().now(), at * 1_000_000), () -> {
                    if (alarm == mine && open) {
                        awake(() -> input(client::timer));
                    }
                }));
    }

    private void awake(Runnable task) {
        if (asleep) {
            missed.add(task);
        } else {
            task.run();
        }
    }

    // --- what the client asks for

    @Override
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Dial dial -> dial();
            case Effect.HangUp hangUp -> hangUp();
            case Effect.Transmit transmit ->
                link().ifPresent(link -> link.send(transmit.frame().toString()));
            case Effect.Keep keep -> kept(keep.account()).put(keep.message().id(), keep.message());
            case Effect.Drop drop -> drop(drop.account(), drop.message());
            case Effect.Recall recall ->
                client.recalled(
                        recall.account(), List.copyOf(kept(recall.account()).values()));
            case Effect.Remember remember -> token = Optional.of(remember.token());
            case Effect.Forget forget -> token = Optional.empty();
            case Effect.Settled settled -> settled(settled.item(), settled.answer());
        }
    }

    private void dial() {
        var dialled = new Socket();
        socket = Optional.of(dialled);
        dialled.dial();
    }

    private void hangUp() {
        var gone = socket;
        socket = Optional.empty();
        gone.flatMap(Socket::link).ifPresent(Link::close);
    }

    private Map<String, Item> kept(String account) {
        return storage.computeIfAbsent(account, key -> new LinkedHashMap<>());
    }

    /// Some writes to storage are lost, as in a browser that dies: then a message that was answered, and whose entry
    /// was here before, is sent again.
    private void drop(String account, Item message) {
        boolean done = message.status() == Item.Status.SENT
                && client.queue().stream().noneMatch(item -> item.id().equals(message.id()));
        if (!done || !person.chance.percent(10)) {
            kept(account).remove(message.id());
        }
    }

    private void settled(Item item, ObjectNode answer) {
        heard.accept(item, answer);
        if (item.message() && !answer.path("ok").asBoolean()) {
            // A person sees that it was refused, and lets it be.
            client.discard(item.id());
        }
    }

    @Override
    public void stepped(Step step) {
        trace.ifPresent(writing -> writing.add(client, step));
    }

    @Override
    public long now() {
        return world.scheduler().now() / 1_000_000;
    }

    @Override
    public long random(long limit) {
        return person.chance.below((int) limit);
    }

    @Override
    public String id() {
        return person.id();
    }

    /// What is still to be answered.
    List<Item> outbox() {
        return client.queue().stream()
                .filter(item ->
                        item.message() && (item.status() == Item.Status.WAITING || item.status() == Item.Status.SENT))
                .toList();
    }

    OptionalLong last(String conversation) {
        return client.held(conversation).map(held -> held.last).orElse(OptionalLong.empty());
    }

    /// One socket; what it reports after another took its place is nobody's.
    private final class Socket implements Link.Ear {
        private Optional<Link> link = Optional.empty();

        Optional<Link> link() {
            return link;
        }

        void dial() {
            var node = world.anyNode(person.chance);
            if (node.isEmpty()) {
                world.scheduler().after(person.latency(), () -> closed(LOST));
                return;
            }
            var dialled = new Link(world, node.get(), this, person::latency);
            person.suffers(dialled);
            link = Optional.of(dialled);
        }

        private void report(Runnable step) {
            if (open && socket.equals(Optional.of(this))) {
                awake(() -> {
                    if (socket.equals(Optional.of(this))) {
                        input(step);
                    }
                });
            }
        }

        @Override
        public void opened() {
            report(() -> client.opened());
        }

        @Override
        public void received(String text) {
            var frame = Json.read(text);
            report(() -> client.received(frame));
        }

        @Override
        public void closed(int code) {
            report(() -> {
                switch (code) {
                    case NO_TOCK -> world.sometimes().saw(Sight.NO_TOCK);
                    case LATE -> {
                        if (client.at() == Connection.At.LIVE) {
                            world.broken("the contract", name + " was closed with 4504 although it kept to it");
                        }
                        world.sometimes().saw(Sight.LATE_HELLO);
                    }
                    default -> {}
                }
                link = Optional.empty();
                client.closed(code);
            });
        }
    }
}
