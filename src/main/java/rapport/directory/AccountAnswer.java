package rapport.directory;

/// What became of the wish to make, change or delete an account.
public sealed interface AccountAnswer {
    record Created(Account account) implements AccountAnswer {}

    record Changed(Account before, Account after) implements AccountAnswer {}

    record Deleted(Account account) implements AccountAnswer {}

    /// Somebody else has this login.
    record LoginTaken() implements AccountAnswer {}

    record NoSuchAccount() implements AccountAnswer {}

    /// It would leave nobody who could administer.
    record LastAdministrator() implements AccountAnswer {}
}
