package rapport.directory;

import java.util.Optional;
import rapport.desk.Role;

/// What is to be different about an account; what is empty stays.
public record AccountChange(Optional<String> name, Optional<Role> role, Optional<Boolean> disabled) {
    public static AccountChange none() {
        return new AccountChange(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
