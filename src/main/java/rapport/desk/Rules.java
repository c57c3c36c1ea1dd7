package rapport.desk;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// By which rules a desk routes: its sites' policies, and the teams and skills that these can ask for.
final class Rules {
    private static final NavigableSet<Duration> DEFAULT_GRACES =
            Collections.unmodifiableNavigableSet(new TreeSet<>(Set.of(Policy.DEFAULT.grace())));

    private final TreeMap<SiteId, Policy> policies = new TreeMap<>();
    private final TreeMap<TeamId, Team> teams = new TreeMap<>();
    private final TreeMap<SkillId, Skill> skills = new TreeMap<>();
    private final TreeMap<SiteId, Policy> gone = new TreeMap<>();
    /// How many sites that are not gone give each grace.
    private final TreeMap<Duration, Integer> graces = new TreeMap<>();
    private int returning;

    Policy policy(SiteId site) {
        return policies.getOrDefault(site, Policy.DEFAULT);
    }

    /// Of the sites that the desk was told of, gone ones too.
    Map<SiteId, Policy> policies() {
        return Collections.unmodifiableMap(policies);
    }

    /// Whether the site was told of with just this policy. One that was never told of has the default, but does not
    /// count among the others.
    boolean knows(SiteId site, Policy policy) {
        return policy.equals(policies.get(site));
    }

    Optional<Team> team(TeamId id) {
        return Optional.ofNullable(teams.get(id));
    }

    Optional<Skill> skill(SkillId id) {
        return Optional.ofNullable(skills.get(id));
    }

    Collection<Team> teams() {
        return Collections.unmodifiableCollection(teams.values());
    }

    Collection<Skill> skills() {
        return Collections.unmodifiableCollection(skills.values());
    }

    /// Every grace that some site gives that is not gone, the shortest first.
    NavigableSet<Duration> graces() {
        return graces.isEmpty() ? DEFAULT_GRACES : graces.navigableKeySet();
    }

    /// The sites that are no more.
    Map<SiteId, Policy> gone() {
        return Collections.unmodifiableMap(gone);
    }

    /// Whether some site wants visitors back with their own agent.
    boolean anyReturns() {
        return returning > 0;
    }

    /// What this conversation asks of an agent now. A team or skill that is gone is asked for in vain, so it is not
    /// asked for.
    Requirements requirements(Conversation conversation) {
        return known(conversation
                .requirements()
                .orElseGet(() -> policy(conversation.site()).requirements()));
    }

    Requirements known(Requirements requirements) {
        boolean all =
                requirements.team().filter(Predicate.not(teams::containsKey)).isEmpty()
                        && skills.keySet().containsAll(requirements.skills().keySet());
        return all
                ? requirements
                : new Requirements(
                        requirements.team().filter(teams::containsKey),
                        requirements.skills().entrySet().stream()
                                .filter(skill -> skills.containsKey(skill.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// @return what was there before
    Optional<Policy> put(SiteId site, Optional<Policy> policy) {
        var old = put(policies, site, policy);
        old.filter(before -> !before.gone()).ifPresent(before -> count(before, -1));
        policy.filter(now -> !now.gone()).ifPresent(now -> count(now, 1));
        put(gone, site, policy.filter(Policy::gone));
        return old;
    }

    private void count(Policy policy, int change) {
        graces.merge(policy.grace(), change, (before, more) -> before + more == 0 ? null : before + more);
        returning += policy.returnPolicy() == ReturnPolicy.RETURN ? change : 0;
    }

    Optional<Team> put(TeamId id, Optional<Team> team) {
        return put(teams, id, team);
    }

    Optional<Skill> put(SkillId id, Optional<Skill> skill) {
        return put(skills, id, skill);
    }

    private static <K, V> Optional<V> put(NavigableMap<K, V> all, K key, Optional<V> value) {
        return value.map(some -> Optional.ofNullable(all.put(key, some)))
                .orElseGet(() -> Optional.ofNullable(all.remove(key)));
    }
}
