package rapport.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import rapport.desk.Limits;
import rapport.desk.SkillId;

/// How well somebody can do something, or has to, in JSON: `{skill, level}`.
///
/// @param level 1 to {@value Limits#SKILL_LEVEL}
record SkillLevel(String skill, int level) {
    private static final int MOST = 50;
    private static final int LONGEST_ID = 64;

    static List<SkillLevel> listOf(Map<SkillId, Integer> levels) {
        return levels.entrySet().stream()
                .map(entry -> new SkillLevel(entry.getKey().value(), entry.getValue()))
                .toList();
    }

    static Map<SkillId, Integer> mapOf(List<SkillLevel> levels) {
        Map<SkillId, Integer> map = new TreeMap<>();
        levels.forEach(one -> map.put(new SkillId(one.skill()), one.level()));
        return map;
    }

    /// A list of them, in which no skill is twice.
    static Optional<List<SkillLevel>> optionalList(Fields fields, String field) {
        Optional<List<SkillLevel>> levels = fields.optionalObjects(field, MOST, SkillLevel::read);
        Set<String> seen = new HashSet<>();
        List<SkillLevel> read = levels.orElse(List.of());
        for (int i = 0; i < read.size(); i++) {
            if (!read.get(i).skill().isEmpty() && !seen.add(read.get(i).skill())) {
                fields.wrong(field + "[" + i + "].skill", Fault.INVALID, "may be there once.");
            }
        }
        return levels;
    }

    private static SkillLevel read(Fields fields) {
        var level = fields.optionalNumber("level", 1, Limits.SKILL_LEVEL);
        Optional<Integer> read = level.isPresent() ? Optional.of(level.getAsInt()) : Optional.empty();
        return new SkillLevel(fields.text("skill", 1, LONGEST_ID), fields.required("level", read, 1));
    }
}
