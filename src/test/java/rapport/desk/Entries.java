package rapport.desk;

import rapport.desk.Ledger.Chat;

/// The auditor of numbers and times: two numberings without gaps, and a time that never goes back.
final class Entries {
    private final Ledger ledger;

    Entries(Ledger ledger) {
        this.ledger = ledger;
    }

    void saw(Event.Entered event) {
        var entry = event.entry();
        var chat = ledger.chat(event.conversation());
        boolean hidden = entry.content() instanceof Content.Note || entry.content() instanceof Content.TransferNote;
        Auditor.check(entry.place().seq() == ++chat.seq, "a gap before %s", entry);
        Auditor.check(
                entry.place().visible() == (hidden ? chat.visible : ++chat.visible), "a public gap before %s", entry);
        Auditor.check(entry.visible().isPresent() != hidden, "shown to the wrong people: %s", entry);
        entry.visible()
                .ifPresent(shown -> Auditor.check(shown.seq() == chat.visible, "not %s: %s", chat.visible, shown));
        Auditor.check(!entry.at().isBefore(ledger.at), "time goes back from %s: %s", ledger.at, entry);
        ledger.at = entry.at();
        placed(event, chat);
    }

    /// Nothing stands between the opening of a cycle and its placement but the message that opened it.
    private static void placed(Event.Entered event, Chat chat) {
        if (chat.where == Ledger.Where.OPENED) {
            Auditor.check(
                    event instanceof Event.MessagePosted
                            || event instanceof Event.ConversationAssigned
                            || event instanceof Event.ConversationQueued,
                    "after an opening: %s",
                    event);
        }
    }
}
