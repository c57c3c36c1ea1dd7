package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {

    @Test
    void a_bar_is_as_long_as_its_median_from_zero() throws Exception {
        NodeList bars =
                draw(panel(new Spread(50, 50, 50), new Spread(100, 100, 100))).getElementsByTagName("rect");

        // The first one is the paper.
        double half = Double.parseDouble(((Element) bars.item(1)).getAttribute("width"));
        double whole = Double.parseDouble(((Element) bars.item(2)).getAttribute("width"));
        assertThat(half).isPositive().isEqualTo(whole / 2);
    }

    @Test
    void a_spread_has_a_line_and_what_was_measured_once_has_none() throws Exception {
        assertThat(draw(panel(new Spread(50, 40, 60), new Spread(100, 100, 100)))
                        .getElementsByTagName("path")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void nothing_measured_is_no_bar_but_a_picture() throws Exception {
        assertThat(draw(panel(new Spread(0, 0, 0), new Spread(-1, -2, 0)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(3);
    }

    @Test
    void numbers_and_names_are_written_beside_the_bars() throws Exception {
        String text = draw(panel(new Spread(1_234, 1_000, 2_000), new Spread(5, 5, 5)))
                .getDocumentElement()
                .getTextContent();

        assertThat(text).contains("a < b & c", "1,234 /s", "ours", "theirs");
    }

    private static BarChart.Panel panel(Spread ours, Spread theirs) {
        return new BarChart.Panel(
                "a < b & c", "%,.0f /s", List.of(new BarChart.Bar("ours", ours), new BarChart.Bar("theirs", theirs)));
    }

    private static Document draw(BarChart.Panel panel) throws Exception {
        String svg = new BarChart("title", "note", List.of(panel)).svg("ours");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
