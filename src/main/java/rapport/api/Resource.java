package rapport.api;

/// Answers one method on one path. Runs on a virtual thread and may wait.
@FunctionalInterface
interface Resource {
    Reply answer(Call call);
}
