package rapport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Showing a note to a visitor is a compile error: the compiler is asked.
final class NoNoteForVisitorsTest {
    @TempDir
    java.nio.file.Path classes;

    @Test
    void whatVisitorsMaySeeCompiles() {
        assertThat(faults(
                        "return new ToVisitor.Said(new Entry<>(c, p, at, Optional.empty(), a, new Content.Text(\"x\"))"
                                + ".visible().orElseThrow());"))
                .isEmpty();
        assertThat(faults("return new ToVisitor.Said("
                        + "new VisibleEntry(c, 1, at, Optional.empty(), a, new Content.Text(\"x\")));"))
                .isEmpty();
        assertThat(faults("return new ToVisitor.Stands(VisitorConversation.of(conversation, around));"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return new ToVisitor.Said(new VisibleEntry(c, 1, at, Optional.empty(), a, new Content.Note(\"x\")));",
                "return new ToVisitor.Said(new VisibleEntry(c, 1, at, Optional.empty(), a, new Content.TransferNote(\"x\", ref)));",
                "return new ToVisitor.Said(new VisibleEntry(c, 1, at, Optional.empty(), a, assigned));",
                "return new ToVisitor.Said(new Entry<>(c, p, at, Optional.empty(), a, new Content.Note(\"x\")));",
                "return new ToAgent.Said(new Entry<>(c, p, at, Optional.empty(), a, new Content.Note(\"x\")));",
                "return new ToVisitor.HistoryPage(re, c, List.of(note), FarEnd.OLDER, false, 1, 1);",
                "return new ToVisitor.Stands(AgentConversation.of(conversation, around, w, x -> Optional.empty()));",
                "return new ToVisitor.Stands(new VisitorConversation(standing, conversation.talk().last()));",
                "return new ToVisitor.Stands(new VisitorConversation(standing, "
                        + "conversation.talk().last().map(VisiblePreview::new)));",
                "return new ToVisitor.Typing(c, Optional.of(\"Li\"), Optional.of(\"draft\"));",
                "return new ToVisitor() {};",
                "Encoded<? extends ToVisitor> e = new FrameEncoder().encode(new ToAgent.Said(note)); return null;",
            })
    void whatVisitorsMayNotSeeDoesNot(String body) {
        assertThat(faults(body)).as(body).isNotEmpty();
    }

    private List<String> faults(String body) {
        var source = """
                package elsewhere;
                import java.time.Instant;
                import java.util.*;
                import rapport.desk.*;
                import rapport.wire.*;
                class Leak {
                    static ToVisitor leak(ConversationId c, Place p, Instant at, Author a, AgentRef ref, FrameId re,
                            Content.Assigned assigned, Entry<Content.Note> note, Conversation conversation,
                            Surroundings around, Whereabouts w, Standing standing) {
                        %s
                    }
                }
                """.formatted(body);
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var file = new SimpleJavaFileObject(URI.create("string:///elsewhere/Leak.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var options =
                List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
        ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, diagnostics, options, null, List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(found -> found.getMessage(Locale.ROOT))
                .toList();
    }
}
