package rapport.demo;

import java.util.List;
import rapport.desk.Role;

/// Everybody and everything in the demo, as it is kept in its data folder, so that a second start says the same.
///
/// @param site the id of the shop's site
public record Cast(String site, List<Person> people) {
    public Cast {
        people = List.copyOf(people);
    }

    public List<Person> with(Role role) {
        return people.stream().filter(person -> person.role() == role).toList();
    }
}
