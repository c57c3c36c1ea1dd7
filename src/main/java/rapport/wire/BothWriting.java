package rapport.wire;

/// Writes what visitors and agents may both be told.
final class BothWriting {
    private BothWriting() {}

    static void write(JsonWriter json, ToBoth frame) {
        switch (frame) {
            case ToBoth.Sent sent -> sent(json, sent);
            case ToBoth.Done done -> ok(json, done.re());
            case ToBoth.Refused error -> error(json, error);
            case ToBoth.Replay replay ->
                json.text("type", "replay")
                        .text("conversation", replay.conversation().value())
                        .number("from", replay.from())
                        .number("head", replay.head());
            case ToBoth.Live live ->
                json.text("type", "live")
                        .text("conversation", live.conversation().value())
                        .number("head", live.head());
            case ToBoth.Reset reset ->
                json.text("type", "reset")
                        .text("conversation", reset.conversation().value())
                        .choice("reason", Spelling.RESET_REASON, reset.reason());
            case ToBoth.Tick tick ->
                json.text("type", "tick").time("at", tick.at()).heads("heads", tick.heads());
            case ToBoth.Bye bye ->
                json.text("type", "bye")
                        .number("code", bye.code().number())
                        .text("reason", bye.reason())
                        .number("retryAfterMs", bye.retryAfterMs());
        }
    }

    static JsonWriter ok(JsonWriter json, FrameId re) {
        return json.text("type", "ok").text("re", re.value());
    }

    static JsonWriter welcome(JsonWriter json, Greeting greeting) {
        return json.text("type", "welcome")
                .text("re", greeting.re().value())
                .text("epoch", greeting.epoch())
                .text("session", greeting.session())
                .text("stream", greeting.stream())
                .number("tickMs", greeting.tick().toMillis())
                .object(
                        "limits",
                        limits -> limits.number("frameBytes", greeting.limits().frameBytes())
                                .number("textBytes", greeting.limits().textBytes())
                                .number("fileBytes", greeting.limits().fileBytes()));
    }

    private static void sent(JsonWriter json, ToBoth.Sent sent) {
        ok(json, sent.re())
                .text("conversation", sent.conversation().value())
                .number("seq", sent.seq())
                .time("at", sent.at());
        if (sent.duplicate()) {
            json.truth("duplicate", true);
        }
    }

    private static void error(JsonWriter json, ToBoth.Refused error) {
        json.text("type", "error");
        error.re().ifPresent(re -> json.text("re", re.value()));
        json.choice("code", Spelling.CODE, error.code())
                .text("message", error.message())
                .agent("agent", error.agent());
    }
}
