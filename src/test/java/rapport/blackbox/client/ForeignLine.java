package rapport.blackbox.client;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket of a [ForeignProgram].
final class ForeignLine implements SocketLine {
    private final ForeignProgram program;
    private final Ear ear;
    private final long number;
    private final String subprotocol;
    private final CompletableFuture<Frame> opened = new CompletableFuture<>();
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

    ForeignLine(ForeignProgram program, Call call, Ear ear) {
        this.program = program;
        this.ear = ear;
        number = program.add(this);
        tell(Frame.object(
                "do", "open",
                "url", call.address().toString(),
                "headers", call.headers(),
                "subprotocols", call.subprotocols()));
        Frame answer = answer();
        if (answer.text("heard").equals("refused")) {
            throw new Wire.UpgradeRefused((int) answer.number("status"));
        }
        subprotocol = answer.text("subprotocol");
        Thread.ofVirtual().start(this::listen);
    }

    private Frame answer() {
        try {
            return opened.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("no connection; " + program.situation(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void tell(Frame what) {
        program.tell(what.with("line", number));
    }

    /// Called on the program's thread, which must not wait for whoever listens to this line.
    void heard(Frame what) {
        switch (what.text("heard")) {
            case "open", "refused" -> opened.complete(what);
            default -> heard.add(what);
        }
    }

    void programEnded() {
        opened.completeExceptionally(new IllegalStateException("the program ended"));
        heard.add(Frame.object("heard", "end", "code", 1006, "reason", "the program ended"));
    }

    private void listen() {
        try {
            for (boolean over = false; !over; ) {
                Frame what = heard.take();
                switch (what.text("heard")) {
                    case "text" -> ear.text().accept(what.text("text"));
                    case "pong" -> ear.pong().accept(Base64.getDecoder().decode(what.text("base64")));
                    case "end" -> {
                        ear.end().accept(new Wire.End((int) what.number("code"), what.text("reason")));
                        over = true;
                    }
                    default -> throw new AssertionError(what.toString());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public void send(String text) {
        sendFragments(List.of(text));
    }

    @Override
    public void sendFragments(List<String> parts) {
        tell(Frame.object("do", "send", "parts", parts));
    }

    @Override
    public void sendBinary(byte[] bytes) {
        tell(Frame.object("do", "binary", "base64", Base64.getEncoder().encodeToString(bytes)));
    }

    @Override
    public void ping(byte[] payload) {
        tell(Frame.object("do", "ping", "base64", Base64.getEncoder().encodeToString(payload)));
    }

    @Override
    public void cut() {
        tell(Frame.object("do", "cut"));
    }

    @Override
    public void close() {
        close(1000, "");
    }

    @Override
    public void close(int code, String reason) {
        tell(Frame.object("do", "close", "code", code, "reason", reason));
    }
}
