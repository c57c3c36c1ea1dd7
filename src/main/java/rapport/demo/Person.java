package rapport.demo;

import rapport.desk.Role;

/// An account of the demo, with the password that was made up for it.
public record Person(String id, String login, String name, Role role, String password) {
    @Override
    public String toString() {
        return "Person[" + login + "]"; // never the password
    }
}
