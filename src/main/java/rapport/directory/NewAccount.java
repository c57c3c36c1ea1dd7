package rapport.directory;

import rapport.desk.Role;

/// An account to be made. The password is only ever here and in the browser it came from.
public record NewAccount(String login, String name, String password, Role role) {
    @Override
    public String toString() {
        return "NewAccount[" + login + ", " + role + "]"; // never the password
    }
}
