package rapport.desk;

/// Something that can be asked of an agent, as routing knows it. How well an agent can do it is said at each agent.
public record Skill(SkillId id, String name) {}
