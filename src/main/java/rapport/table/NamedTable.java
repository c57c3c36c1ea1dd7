package rapport.table;

import static rapport.table.Columns.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import rapport.desk.DeskId;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Team;
import rapport.desk.TeamId;

/// Teams and skills: what has a name and nothing else.
public final class NamedTable {
    private static final Table<Record> TEAM = DSL.table(DSL.name("team"));
    private static final Table<Record> SKILL = DSL.table(DSL.name("skill"));
    private static final Field<String> ID = text("id");
    private static final Field<String> DESK = text("desk");
    private static final Field<String> NAME = text("name");

    private NamedTable() {}

    public static void changeTeams(DSLContext sql, DeskId desk, Map<TeamId, Optional<Team>> teams) {
        teams.forEach((id, team) -> change(sql, TEAM, desk, id.value(), team.map(Team::name)));
    }

    public static void changeSkills(DSLContext sql, DeskId desk, Map<SkillId, Optional<Skill>> skills) {
        skills.forEach((id, skill) -> change(sql, SKILL, desk, id.value(), skill.map(Skill::name)));
    }

    public static List<Team> teams(DSLContext sql, DeskId desk) {
        return sql.select(ID, NAME)
                .from(TEAM)
                .where(DESK.eq(desk.value()))
                .orderBy(ID)
                .fetch(row -> new Team(new TeamId(row.value1()), row.value2()));
    }

    public static List<Skill> skills(DSLContext sql, DeskId desk) {
        return sql.select(ID, NAME)
                .from(SKILL)
                .where(DESK.eq(desk.value()))
                .orderBy(ID)
                .fetch(row -> new Skill(new SkillId(row.value1()), row.value2()));
    }

    /// @param name empty: there is no such thing any more
    private static void change(DSLContext sql, Table<Record> table, DeskId desk, String id, Optional<String> name) {
        if (name.isPresent()) {
            sql.insertInto(table)
                    .set(ID, id)
                    .set(DESK, desk.value())
                    .set(NAME, name.get())
                    .onConflict(ID)
                    .doUpdate()
                    .set(NAME, name.get())
                    .execute();
        } else {
            sql.deleteFrom(table).where(ID.eq(id)).execute();
        }
    }
}
