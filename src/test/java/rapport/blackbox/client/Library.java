package rapport.blackbox.client;

import java.util.function.BiFunction;

/// Whose WebSocket client is used.
public enum Library {
    JDK("the JDK's", JdkLine::new),
    JAVA_WEBSOCKET("Java-WebSocket", JavaWebSocketLine::new),
    OKHTTP("OkHttp", OkHttpLine::new),
    WS("ws on Node", (call, ear) -> new ForeignLine(ForeignProgram.WS, call, ear)),
    WEBSOCKETS("websockets on Python", (call, ear) -> new ForeignLine(ForeignProgram.WEBSOCKETS, call, ear));

    private final String known;
    private final BiFunction<Line.Call, Line.Ear, SocketLine> dialling;

    Library(String known, BiFunction<Line.Call, Line.Ear, SocketLine> dialling) {
        this.known = known;
        this.dialling = dialling;
    }

    /// Returns once the connection is open; fails with [Wire.UpgradeRefused] if the server wants none.
    SocketLine dial(Line.Call call, Line.Ear ear) {
        return dialling.apply(call, ear);
    }

    @Override
    public String toString() {
        return known;
    }
}
