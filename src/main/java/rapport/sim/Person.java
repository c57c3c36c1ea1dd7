package rapport.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Somebody with one or more tabs, and a network that is their own.
abstract class Person {
    final World world;
    final Chance chance;
    final String name;
    final List<Tab> tabs = new ArrayList<>();
    private long ids;
    private Duration more = Duration.ZERO;
    private long upUntil;
    private long downUntil;
    private boolean resting;

    Person(World world, String name) {
        this.world = world;
        this.name = name;
        this.chance = new Chance(world.plan().seed(), name);
    }

    /// Opens the first page.
    abstract void begin();

    /// Does one thing.
    abstract void deed();

    /// Looks at what is there, and does nothing new any more.
    abstract void settleDown();

    final void live() {
        world.scheduler().after(chance.thinking(world.plan().habits().think()), () -> {
            if (!resting) {
                deed();
                live();
            }
        });
    }

    final void rest() {
        resting = true;
        settleDown();
    }

    /// Ascending, as those of version 7 are.
    final String id() {
        return "%s-%06d".formatted(name, ++ids);
    }

    final Duration latency() {
        int usual = world.plan().habits().latency();
        return more.plus(Duration.ofNanos(200_000L + chance.dice().nextLong(usual * 1_500_000L)));
    }

    /// A new connection shares what this person's network suffers from.
    final void suffers(Link link) {
        long now = world.scheduler().now();
        if (upUntil > now) {
            link.hold(Duration.ofNanos(upUntil - now), true, false);
        }
        if (downUntil > now) {
            link.hold(Duration.ofNanos(downUntil - now), false, true);
        }
    }

    final void suffer(Fault.OfLink fault) {
        var scheduler = world.scheduler();
        switch (fault) {
            case Fault.Cut cut -> cut();
            case Fault.Flap flap -> {
                for (int i = 0; i < flap.times(); i++) {
                    scheduler.after(flap.every().multipliedBy(i), this::cut);
                }
            }
            case Fault.Hold hold -> {
                long until = scheduler.now() + hold.lasting().toNanos();
                upUntil = hold.up() ? Math.max(upUntil, until) : upUntil;
                downUntil = hold.down() ? Math.max(downUntil, until) : downUntil;
                tabs.forEach(tab -> tab.link().ifPresent(link -> link.hold(hold.lasting(), hold.up(), hold.down())));
            }
            case Fault.Latency latency -> {
                more = latency.more();
                scheduler.after(latency.lasting(), () -> more = Duration.ZERO);
            }
            case Fault.SlowReader slow ->
                tabs.forEach(tab -> tab.link().ifPresent(link -> link.slow(slow.lasting(), Duration.ofMillis(400))));
        }
    }

    /// Comes back wherever a connection of one's own has ended another.
    final void settleAgain() {
        tabs.forEach(Tab::again);
    }

    private void cut() {
        tabs.forEach(tab -> tab.link().ifPresent(Link::cut));
    }

    /// The network is as it was before. What is held on the way comes when it comes.
    final void heal() {
        more = Duration.ZERO;
        upUntil = 0;
        downUntil = 0;
    }
}
