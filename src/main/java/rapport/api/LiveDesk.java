package rapport.api;

import java.util.function.Function;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Desk;

/// The desk that runs, as the REST side needs it. Both methods wait.
public interface LiveDesk {
    /// The answer to a command, after what it caused is durable.
    Answer ask(Command command);

    /// Something read from the desk as it stands between two commands. `question` must not change it, nor keep it.
    <T> T look(Function<Desk, T> question);
}
