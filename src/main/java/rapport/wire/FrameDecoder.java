package rapport.wire;

import java.util.Map;
import java.util.Optional;
import rapport.desk.Code;

/// Makes a [ClientFrame] of a frame's bytes, or says what was expected instead. Strict about everything that it knows,
/// indifferent to fields that it does not know. Keeps nothing; one for all threads.
public final class FrameDecoder {
    private final JsonReader json = new JsonReader();

    /// @param utf8 one frame; whether it is valid UTF-8 was for the transport to see
    public Decoded decode(byte[] utf8) {
        if (utf8.length > FrameLimits.CLIENT_FRAME_BYTES) {
            return refused(
                    Unreadable.tooLarge("expected a frame of at most " + FrameLimits.CLIENT_FRAME_BYTES + " bytes"),
                    Optional.empty());
        }
        Map<String, Json> members;
        try {
            members = json.read(utf8);
        } catch (Unreadable unreadable) {
            return refused(unreadable, Optional.empty());
        }
        var fields = Fields.of(members);
        try {
            return new Decoded.Frame(frame(fields, utf8.length));
        } catch (Unreadable unreadable) {
            return refused(unreadable, id(fields));
        }
    }

    private static ClientFrame frame(Fields fields, int bytes) throws Unreadable {
        var type = fields.typeName().flatMap(Spelling.FRAME::read);
        if (type.isEmpty()) {
            throw fields.typeName().isPresent()
                    ? new Unreadable(Code.UNKNOWN_TYPE, "type: expected " + Spelling.FRAME.choices())
                    : fields.expected("type", Spelling.FRAME.choices());
        }
        if (type.get() == FrameType.HELLO && bytes > FrameLimits.HELLO_BYTES) {
            throw Unreadable.tooLarge("expected a hello of at most " + FrameLimits.HELLO_BYTES + " bytes");
        }
        return switch (type.get()) {
            case HELLO -> HelloReading.hello(fields);
            case SEND -> BothReading.send(fields);
            case HISTORY -> BothReading.history(fields);
            case DELIVERED -> BothReading.delivered(fields);
            case READ -> BothReading.read(fields);
            case TYPING -> BothReading.typing(fields);
            case CLOSE -> BothReading.close(fields);
            case TOCK -> new FromBoth.Tock();
            case PAGE -> VisitorReading.page(fields);
            case PROFILE -> VisitorReading.profile(fields);
            case RATE -> VisitorReading.rate(fields);
            case AVAILABILITY -> AgentReading.availability(fields);
            case WATCH -> AgentReading.watch(fields);
            case OPEN -> AgentReading.open(fields);
            case LEAVE -> AgentReading.leave(fields);
            case TAKE -> AgentReading.take(fields);
            case TRANSFER -> AgentReading.transfer(fields);
            case RELEASE -> AgentReading.release(fields);
        };
    }

    private static Optional<FrameId> id(Fields fields) {
        try {
            return fields.optionalId("id", FrameId::new);
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private static Decoded refused(Unreadable unreadable, Optional<FrameId> re) {
        return new Decoded.Refused(unreadable.code(), unreadable.expected(), re);
    }
}
