package rapport.sim;

import java.util.List;

/// A bug to be planted: a piece of one source file that is replaced by another.
///
/// @param file below `src/main/java/rapport`
/// @param first the seed to begin with: the first worlds are big, and what few worlds come upon is looked for near one
///     that does
/// @param seeds within how many it has to be found
record Bug(String name, String file, String original, String planted, int first, int seeds) {
    private Bug(String name, String file, String original, String planted, int seeds) {
        this(name, file, original, planted, 5, seeds);
    }

    static final List<Bug> ALL = List.of(
            new Bug(
                    "an append that failed is taken for done",
                    "replica/Committing.java",
                    "pause.pause(PAUSE, failed);\n            }\n        }\n    }\n}",
                    "return Appended.STORED;\n            }\n        }\n    }\n}",
                    60),
            new Bug(
                    "a lost race is taken for won",
                    "replica/Committing.java",
                    "return log.append(id, position, batch, changes);",
                    "log.append(id, position, batch, changes);\n                return Appended.STORED;",
                    60),
            new Bug(
                    "duplicates are found among the last ids only",
                    "log/MemoryLog.java",
                    "if (!known.isEmpty()) {",
                    "if (known.size() > 1_000) {",
                    60),
            new Bug(
                    "a resume repeats one entry",
                    "gateway/Resume.java",
                    "new Resume(cursor + 1, Optional.empty())",
                    "new Resume(Math.max(1, cursor), Optional.empty())",
                    60),
            new Bug(
                    "a resume leaves out one entry",
                    "gateway/Resume.java",
                    "new Resume(cursor + 1, Optional.empty())",
                    "new Resume(Math.min(cursor + 2, head + 1), Optional.empty())",
                    60),
            new Bug(
                    "history is sent again when a conversation comes back",
                    "gateway/AgentSession.java",
                    "var known = sent.remove(conversation.id());",
                    "sent.clear();\n        var known = sent.get(conversation.id());",
                    100),
            new Bug(
                    "who comes back is sent the last half minute",
                    "gateway/VisitorSession.java",
                    "asking.read(List.copyOf(page.entries()))",
                    "asking.read(page.entries().stream()"
                            + ".filter(entry -> entry.at().isAfter(gate.clock().instant().minusSeconds(30))).toList())",
                    60),
            new Bug(
                    "routing gives one more than the capacity",
                    "desk/Routing.java",
                    "return standing.load() < agent.capacity() ?",
                    "return standing.load() <= agent.capacity() ?",
                    60),
            new Bug(
                    "capacity is not looked at when people hand over",
                    "desk/Refusals.java",
                    "return load < agent.capacity()",
                    "return load >= 0",
                    100),
            new Bug(
                    "a slot that becomes free is given to nobody",
                    "desk/Settling.java",
                    "case Event.CycleClosed closed -> true;",
                    "case Event.CycleClosed closed -> false;",
                    60),
            new Bug(
                    "who returns comes before those who wait",
                    "desk/Settling.java",
                    "events = served(Optional.empty(), now, chance);\n        }\n"
                            + "        if (events.isEmpty()) {\n            events = returned(now);",
                    "events = returned(now);\n        }\n"
                            + "        if (events.isEmpty()) {\n            events = served(Optional.empty(), now, chance);",
                    200),
            new Bug(
                    "who came last is served first",
                    "desk/QueueOrder.java",
                    ".thenComparing(QueueOrder::arrival);",
                    ".reversed().thenComparing(QueueOrder::arrival);",
                    60),
            new Bug(
                    "nobody asks for a team",
                    "desk/Requirements.java",
                    "team.isPresent() && !agent.teams().contains(team.get())",
                    "team.isEmpty() && agent.teams().isEmpty() && false",
                    60),
            new Bug(
                    "a level of a skill is as good as another",
                    "desk/Requirements.java",
                    "agent.skills().getOrDefault(skill.getKey(), 0) < skill.getValue()",
                    "agent.skills().getOrDefault(skill.getKey(), 0) < 1",
                    60),
            new Bug(
                    "a closed site is served",
                    "desk/Policy.java",
                    "hours.filter(these -> !these.openAt(now)).isEmpty()",
                    "hours.filter(these -> these.week().isEmpty()).isEmpty()",
                    60),
            new Bug(
                    "an old fence is good enough",
                    "desk/Conversation.java",
                    "known.getAsLong() == fence",
                    "known.getAsLong() <= fence",
                    60),
            new Bug(
                    "a note is shown to visitors",
                    "desk/Content.java",
                    "record Note(String text) implements Posting {\n"
                            + "        @Override\n"
                            + "        public Optional<Visible> visible() {\n"
                            + "            return Optional.empty();",
                    "record Note(String text) implements Posting {\n"
                            + "        @Override\n"
                            + "        public Optional<Visible> visible() {\n"
                            + "            return Optional.of(new Text(text));",
                    60),
            new Bug(
                    "a note takes a number from the visitors' numbering",
                    "desk/Draft.java",
                    "next(content.visible().isPresent())",
                    "next(true)",
                    60),
            new Bug(
                    "the grace is forgotten",
                    "desk/Drifts.java",
                    "!agent.lostAt().get().plus(grace).isAfter(now)",
                    "!agent.lostAt().get().isAfter(now)",
                    60),
            new Bug(
                    "a visitor's message is acknowledged with the agents' number",
                    "gateway/VisitorSession.java",
                    "posted.place().visible(), posted.at()",
                    "posted.place().seq(), posted.at()",
                    60),
            new Bug(
                    "an entry is dropped for a slow reader",
                    "gateway/Feed.java",
                    "        if (seq > head) {\n            head = seq;",
                    "        if (seq > head) {\n            head = seq;\n            sent = reading ? sent : seq;",
                    60),
            new Bug(
                    "an agent is not told of what they lost",
                    "gateway/AgentSession.java",
                    "send(new ToAgent.Dismissed(dismissed.conversation(), dismissed.fence()));",
                    "",
                    60),
            new Bug(
                    "a mark goes back",
                    "replica/MarkBook.java",
                    "var after = before.max(newer);",
                    "var after = newer;",
                    60),
            new Bug(
                    "what waited for the socket is told although it is over",
                    "gateway/AgentSession.java",
                    "unsent.remove(dismissed.conversation());",
                    "",
                    1,
                    400),
            new Bug(
                    "a message overtakes another one to another conversation",
                    "replica/Shelf.java",
                    "return order.from().map(held::get).or(() -> awaited);",
                    "return awaited;",
                    1,
                    400),
            new Bug(
                    "agents hear of visitors who never wrote",
                    "replica/Telling.java",
                    "if (audience.watched() && conversation.begun()) {",
                    "if (audience.watched()) {",
                    60),
            new Bug(
                    "a note begins a conversation",
                    "desk/Conversing.java",
                    "conversation.begun()\n                                ? Optional.empty()",
                    "conversation.head() != null\n                                ? Optional.empty()",
                    60),
            new Bug(
                    "a cursor is forgotten when the conversation comes back at once",
                    "gateway/AgentSession.java",
                    "if (cursors.remove(conversation.id()) != null && cursor.isEmpty()",
                    "if (cursors.remove(conversation.id()) == null && cursor.isPresent()",
                    60),
            new Bug(
                    "connections of a node that died stay",
                    "replica/Engine.java",
                    ".forEach(gone -> mailbox.accept(quietly(new Command.ForgetNode(gone))));",
                    ".forEach(gone -> {});",
                    60),
            new Bug(
                    "the log's time goes back",
                    "desk/Desk.java",
                    "return later(lastAt, moment.now());",
                    "return moment.now();",
                    60));
}
