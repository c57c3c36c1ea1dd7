package rapport.blackbox.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program of ours in another language, which has WebSockets by a library of that language. It speaks JSON over its
/// standard streams, an object a line; `line` is the number of a connection.
///
/// | told | |
/// |---|---|
/// | `{line, do: "open", url, headers, subprotocols}` | connect |
/// | `{line, do: "send", parts}` | send a text; of several parts each in a frame of its own |
/// | `{line, do: "binary", base64}` | send a binary message |
/// | `{line, do: "ping", base64}` | ping |
/// | `{line, do: "close", code, reason}` | send a close frame |
/// | `{line, do: "cut"}` | drop the socket |
///
/// | says | |
/// |---|---|
/// | `{line, heard: "open", subprotocol}` | the server let it in; or, instead: |
/// | `{line, heard: "refused", status}` | it did not; 0 if there was no answer |
/// | `{line, heard: "text", text}` | a message |
/// | `{line, heard: "pong", base64}` | the answer to a ping |
/// | `{line, heard: "end", code, reason}` | the connection is over, 1006 without a close frame; the last of a line |
///
/// One process serves all lines of its library. It starts with the first, and ends with its input, so with this
/// process.
final class ForeignProgram {
    static final ForeignProgram WS = new ForeignProgram("node", "web/e2e/foreign/ws.mjs");
    static final ForeignProgram WEBSOCKETS = new ForeignProgram(
            System.getProperty("rapport.blackbox.python", "python3"), "src/test/python/websockets_line.py");

    private static final int COMPLAINT = 4_000;

    private final List<String> command;
    private final Map<Long, ForeignLine> lines = new HashMap<>();
    private final StringBuilder complaints = new StringBuilder();
    private Optional<BufferedWriter> input = Optional.empty();
    private boolean ended;
    private long last;

    private ForeignProgram(String interpreter, String source) {
        Path root = Path.of(System.getProperty("basedir", "."));
        command = List.of(interpreter, root.resolve(source).toString());
    }

    /// A new line: its number.
    synchronized long add(ForeignLine line) {
        if (input.isEmpty()) {
            start();
        }
        last++;
        lines.put(last, line);
        return last;
    }

    private void start() {
        try {
            Process process = new ProcessBuilder(command).start();
            input = Optional.of(process.outputWriter(StandardCharsets.UTF_8));
            Thread.ofPlatform().daemon().start(() -> listen(process.inputReader(StandardCharsets.UTF_8)));
            Thread.ofPlatform().daemon().start(() -> keepComplaints(process.getErrorStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(String.join(" ", command) + " does not start", failed);
        }
    }

    private void listen(BufferedReader output) {
        try (output) {
            for (String said = output.readLine(); said != null; said = output.readLine()) {
                Frame heard = Frame.parse(said);
                line(heard.number("line")).heard(heard);
            }
        } catch (IOException closed) {
            // As at the end of its output.
        }
        end();
    }

    private synchronized ForeignLine line(long number) {
        return lines.get(number);
    }

    private synchronized void end() {
        ended = true;
        lines.values().forEach(ForeignLine::programEnded);
    }

    private void keepComplaints(InputStream errors) {
        byte[] some = new byte[COMPLAINT];
        try (errors) {
            for (int read = errors.read(some); read >= 0; read = errors.read(some)) {
                synchronized (complaints) {
                    complaints.append(new String(some, 0, read, StandardCharsets.UTF_8));
                    complaints.delete(0, Math.max(0, complaints.length() - COMPLAINT));
                }
            }
        } catch (IOException closed) {
            // It has nothing more to say.
        }
    }

    synchronized void tell(Frame what) {
        if (ended) {
            throw new AssertionError(situation());
        }
        try {
            BufferedWriter writer = input.orElseThrow();
            writer.write(what + "\n");
            writer.flush();
        } catch (IOException closed) {
            throw new AssertionError(situation(), closed);
        }
    }

    /// For the message of a failure.
    String situation() {
        synchronized (complaints) {
            return String.join(" ", command) + " said: " + complaints;
        }
    }
}
