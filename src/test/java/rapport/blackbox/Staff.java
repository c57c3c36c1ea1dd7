package rapport.blackbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// The accounts of a server's demo. Logs each in once, because a password is meant to be slow to check.
final class Staff {

    private final Ready ready;
    private final Rest rest;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();
    private final List<Ready.Person> agents;

    Staff(Ready ready) {
        this.ready = ready;
        rest = Rest.anonymous(ready.url());
        List<Frame> accounts =
                rest.as(adminToken()).get("/api/v1/agents").expect(200).json().parts("agents");
        agents = withRole(accounts, "agent");
    }

    private List<Ready.Person> withRole(List<Frame> accounts, String role) {
        return accounts.stream()
                .filter(account -> account.text("role").equals(role))
                .flatMap(account -> ready.agent(account.text("id")).stream())
                .toList();
    }

    /// Makes a new account.
    Ready.Person hire(String role, int capacity) {
        String login = "person-" + Ids.next();
        String password = "a long password of " + login;
        Frame body = Frame.object(
                "login", login, "name", "New " + role, "password", password, "role", role, "capacity", capacity);
        Frame account =
                rest.as(adminToken()).post("/api/v1/agents", body).expect(201).json();
        return new Ready.Person(account.text("id"), login, password);
    }

    /// A new session of the account.
    String login(Ready.Person person) {
        return rest.login(person.login(), person.password()).expect(200).json().text("token");
    }

    String adminToken() {
        return tokens.computeIfAbsent(ready.admin().id(), id -> login(ready.admin()));
    }

    String supervisorToken() {
        adminToken();
        return tokens.computeIfAbsent("supervisor", id -> login(hire("supervisor", 5)));
    }

    String token(int which) {
        return tokens.computeIfAbsent(person(which).id(), id -> login(person(which)));
    }

    Ready.Person person(int which) {
        return agents.get(which);
    }

    int count() {
        return agents.size();
    }

    void capacity(int which, int capacity) {
        String id = person(which).id();
        if (!Integer.valueOf(capacity).equals(capacities.put(id, capacity))) {
            rest.as(adminToken())
                    .patch("/api/v1/agents/" + id, Frame.object("capacity", capacity))
                    .expect(200);
        }
    }
}
