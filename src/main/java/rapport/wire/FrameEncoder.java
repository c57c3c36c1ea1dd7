package rapport.wire;

import java.util.ArrayList;
import java.util.List;

/// Makes the bytes of a [ServerFrame]. Keeps nothing; one for all threads.
///
/// No frame is larger than {@value FrameLimits#SERVER_FRAME_BYTES} bytes: pages of history are cut at their far end, an
/// agent's welcome by [#fitting], and everything else is small by the limits of what it is made of.
public final class FrameEncoder {
    /// Strictly by the frame's type: what a [ToVisitor] is written with never sees a hidden form.
    public <F extends ServerFrame> Encoded<F> encode(F frame) {
        return new Encoded<>(
                switch (frame) {
                    case ToVisitor visitor -> bytes(visitor);
                    case ToAgent agent -> bytes(agent);
                });
    }

    /// The welcome with as many conversations as fit into a frame, and a `conversation` frame for each of the others,
    /// to
    /// be sent right after it.
    public List<ToAgent> fitting(ToAgent.Welcome welcome) {
        var all = welcome.conversations();
        int fit = Fit.leading(all, each -> JsonWriter.object(json -> ConversationWriting.full(json, each)).length);
        var frames = new ArrayList<ToAgent>();
        frames.add(new ToAgent.Welcome(welcome.greeting(), welcome.agent(), all.subList(0, fit)));
        all.subList(fit, all.size()).forEach(each -> frames.add(new ToAgent.Stands(each)));
        return frames;
    }

    private static byte[] bytes(ToVisitor frame) {
        var bytes = JsonWriter.object(json -> VisitorWriting.write(json, frame));
        return bytes.length > FrameLimits.CUT_ABOVE_BYTES && frame instanceof ToVisitor.HistoryPage page
                ? bytes(cut(page))
                : bytes;
    }

    private static byte[] bytes(ToAgent frame) {
        var bytes = JsonWriter.object(json -> AgentWriting.write(json, frame));
        return bytes.length > FrameLimits.CUT_ABOVE_BYTES && frame instanceof ToAgent.HistoryPage page
                ? bytes(cut(page))
                : bytes;
    }

    private static ToVisitor.HistoryPage cut(ToVisitor.HistoryPage page) {
        var entries = Fit.page(
                page.entries(),
                page.farEnd(),
                each -> JsonWriter.object(json -> EntryWriting.visible(json, each)).length);
        return new ToVisitor.HistoryPage(
                page.re(), page.conversation(), entries, page.farEnd(), true, page.floor(), page.head());
    }

    private static ToAgent.HistoryPage cut(ToAgent.HistoryPage page) {
        var entries = Fit.page(
                page.entries(), page.farEnd(), each -> JsonWriter.object(json -> EntryWriting.full(json, each)).length);
        return new ToAgent.HistoryPage(
                page.re(), page.conversation(), entries, page.farEnd(), true, page.floor(), page.head());
    }
}
