package rapport.blackbox.client;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes the ids of frames: UUIDs of version 7, as the contract recommends.
public final class Ids {

    private Ids() {}

    public static String next() {
        long random = ThreadLocalRandom.current().nextLong();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random & 0xfff;
        long low = ThreadLocalRandom.current().nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
