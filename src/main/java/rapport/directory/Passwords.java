package rapport.directory;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/// Stores and checks passwords with Argon2id (m=19456 KiB, t=2, p=1), as PHC strings. Each run takes 19 MiB and a good
/// part of a second, so only a few run at once and the others wait: a flood of logins cannot eat the memory.
final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return Password.hash(password)
                    .addRandomSalt(SALT_BYTES)
                    .with(argon2())
                    .getResult();
        } finally {
            places.release();
        }
    }

    /// The library keeps 19 MiB for each of these from the first use on, so not before somebody has a password.
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
    }

    /// Takes the parameters from the stored string, so that they can be raised without locking anybody out.
    boolean matches(String password, String stored) {
        places.acquireUninterruptibly();
        try {
            return Password.check(password, stored).with(Argon2Function.getInstanceFromHash(stored));
        } finally {
            places.release();
        }
    }
}
