package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.DeskId;
import rapport.desk.NodeId;
import rapport.desk.SkillId;
import rapport.desk.Status;
import rapport.desk.TeamId;
import tools.jackson.core.type.TypeReference;

/// Agents as routing sees them. Their accounts are the directory's.
public final class AgentTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("agent"));
    private static final Field<String> ID = text("id");
    private static final Field<String> DESK = text("desk");
    private static final Field<String> NAME = text("name");
    private static final Field<Long> CAPACITY = number("capacity");
    private static final Field<Long> ACTIVE = number("active");
    private static final Field<String> STATUS = text("status");
    private static final Field<String> NODES = text("nodes");
    private static final Field<Long> LOST_AT = number("lost_at");
    private static final Field<String> TEAMS = text("teams");
    private static final Field<String> SKILLS = text("skills");
    private static final Field<Long> TURN = number("turn");
    private static final TypeReference<Set<NodeId>> NODE_IDS = new TypeReference<>() {};

    private static final TypeReference<Set<TeamId>> TEAM_IDS = new TypeReference<>() {};
    private static final TypeReference<Map<SkillId, Integer>> LEVELS = new TypeReference<>() {};

    private AgentTable() {}

    public static void upsert(DSLContext sql, DeskId desk, List<Agent> agents) {
        for (var agent : agents) {
            sql.insertInto(TABLE)
                    .set(ID, agent.id().value())
                    .set(DESK, desk.value())
                    .set(values(agent))
                    .onConflict(ID)
                    .doUpdate()
                    .set(values(agent))
                    .execute();
        }
    }

    public static List<Agent> all(DSLContext sql, DeskId desk) {
        return sql.select(ID, NAME, CAPACITY, ACTIVE, STATUS, NODES, LOST_AT, TEAMS, SKILLS, TURN)
                .from(TABLE)
                .where(DESK.eq(desk.value()))
                .orderBy(ID)
                .fetch(AgentTable::agent);
    }

    private static Map<Field<?>, @Nullable Object> values(Agent agent) {
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(NAME, agent.name());
        values.put(CAPACITY, (long) agent.capacity());
        values.put(ACTIVE, Columns.flag(agent.active()));
        values.put(STATUS, agent.status().name());
        values.put(NODES, Json.write(agent.nodes()));
        values.put(LOST_AT, Columns.millis(agent.lostAt()));
        values.put(TEAMS, Json.write(agent.teams()));
        values.put(SKILLS, Json.write(agent.skills()));
        values.put(TURN, agent.turn());
        return values;
    }

    private static Agent agent(Record row) {
        return new Agent(
                new AgentId(row.get(ID)),
                row.get(NAME),
                Math.toIntExact(row.get(CAPACITY)),
                Columns.flag(row, ACTIVE),
                Status.valueOf(row.get(STATUS)),
                Json.read(row.get(NODES), NODE_IDS),
                Columns.time(row, LOST_AT),
                Json.read(row.get(TEAMS), TEAM_IDS),
                Json.read(row.get(SKILLS), LEVELS),
                row.get(TURN));
    }
}
