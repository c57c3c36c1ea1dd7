package rapport.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Slows down guessing of passwords without letting strangers lock anybody out.
///
/// Three things are counted: wrong tries of one address at one account, of one address at any account, and of all
/// addresses at one account. The first two make that address wait, up to a quarter of an hour. The third only makes an
/// address that is new to the account wait once before its first try counts, at most half a minute; so an attacker with
/// many addresses pays at each of them, while the owner, elsewhere, is late by that half minute at worst, and not at
/// all
/// from an address that has logged in before.
final class Throttle {
    private static final Backoff AT_ACCOUNT = new Backoff(5, Duration.ofSeconds(1), Duration.ofMinutes(15));
    private static final Backoff BY_ADDRESS = new Backoff(20, Duration.ofSeconds(1), Duration.ofMinutes(15));
    private static final Backoff TOLL = new Backoff(20, Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int ENTRIES = 100_000;

    private record Pair(String account, String address) {}

    /// `known`: has logged in from there.
    private record Tries(int failures, Instant notBefore, boolean known) {
        static final Tries NONE = new Tries(0, Instant.EPOCH, false);
    }

    private final Cache<Pair, Tries> pairs = cache();
    private final Cache<String, Tries> addresses = cache();
    private final Cache<String, Tries> accounts = cache();

    private static <K> Cache<K, Tries> cache() {
        return Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .expireAfterAccess(MEMORY)
                .executor(Runnable::run)
                .build();
    }

    /// How long this address has to wait before a try at this account is looked at; zero: now. Whoever may try now has
    /// to report what came of it by [#failed] or [#succeeded].
    synchronized Duration delay(String account, String address, Instant now) {
        Pair pair = new Pair(account, address);
        Tries own = pairs.getIfPresent(pair);
        if (own == null) {
            Duration toll = TOLL.after(of(accounts.getIfPresent(account)).failures());
            own = new Tries(0, now.plus(toll), false);
            if (!toll.isZero()) {
                pairs.put(pair, own);
            }
        }
        Duration here = Duration.between(now, own.notBefore());
        Duration anywhere =
                Duration.between(now, of(addresses.getIfPresent(address)).notBefore());
        Duration longer = here.compareTo(anywhere) > 0 ? here : anywhere;
        return longer.isNegative() ? Duration.ZERO : longer;
    }

    synchronized void failed(String account, String address, Instant now) {
        Pair pair = new Pair(account, address);
        pairs.put(pair, oneMore(of(pairs.getIfPresent(pair)), AT_ACCOUNT, now));
        addresses.put(address, oneMore(of(addresses.getIfPresent(address)), BY_ADDRESS, now));
        if (!of(pairs.getIfPresent(pair)).known()) {
            accounts.put(account, oneMore(of(accounts.getIfPresent(account)), TOLL, now));
        }
    }

    synchronized void succeeded(String account, String address) {
        pairs.put(new Pair(account, address), new Tries(0, Instant.EPOCH, true));
        addresses.invalidate(address);
    }

    private static Tries of(@Nullable Tries tries) {
        return tries == null ? Tries.NONE : tries;
    }

    private static Tries oneMore(Tries before, Backoff backoff, Instant now) {
        int failures = before.failures() + 1;
        return new Tries(failures, now.plus(backoff.after(failures)), before.known());
    }
}
