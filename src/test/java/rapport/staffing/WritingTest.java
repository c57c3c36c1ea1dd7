package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/// A report as people and programs get it.
final class WritingTest {
    private static final Report REPORT = Plans.run("""
            {'visitorsPerHour': [0,0,0,0,0,0,0,0,0,30,60,30,0,0,0,0,0,0,0,0,0,0,0,0], 'patienceMinutes': 3,
             'agents': [{'name': 'Li <b>', 'capacity': 4, 'shifts': [{'from': '09:00', 'to': '12:00'}]}]}""");

    @Test
    void csvHasALineForEachHourAndOneForAll() {
        var lines = ReportCsv.write(REPORT).split("\r\n");
        assertThat(lines).hasSize(26);
        assertThat(lines[0]).startsWith("hour,visitors,answered,served,abandoned,");
        assertThat(lines[1]).startsWith("00:00,0,0,0,0,0,0,,,,,");
        assertThat(lines[10]).startsWith("09:00,");
        assertThat(lines[25]).startsWith("total,");
        int columns = lines[0].split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
    }

    @Test
    void whatIsForProgramsIsTheSameWhereDigitsAreOthers() {
        var csv = ReportCsv.write(REPORT);
        var chart = Chart.draw(REPORT);
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(ReportCsv.write(REPORT)).isEqualTo(csv);
            assertThat(Chart.draw(REPORT)).isEqualTo(chart);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void jsonLeavesOutWhatThereIsNothingToSayAbout() {
        var json = JsonPlans.mapper().valueToTree(REPORT);
        assertThat(json.get("hours").get(3).has("waitMeanSeconds")).isFalse();
        assertThat(json.get("hours").get(10).get("waitMeanSeconds").isNumber()).isTrue();
        assertThat(json.get("total").has("hour")).isFalse();
    }

    @Test
    void theChartIsWellFormedAndSaysInWordsWhatItShows() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var svg = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(Chart.draw(REPORT).getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getDocumentElement().getLocalName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("visitors a day");
    }

    @Test
    void theTableShowsTheHoursInWhichAnythingHappened() {
        var table = ReportTable.write(REPORT);
        assertThat(table)
                .contains("\n09:00 ", "\n10:00 ", "\n11:00 ", "\na day ")
                .doesNotContain("\n08:00 ");
    }
}
