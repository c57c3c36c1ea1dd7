package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class PlainStartTest {
    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void everyOptionOfTheCommandIsReadBothWays(String command) {
        var options = Main.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .toList();

        assertThat(options).isNotEmpty().allSatisfy(option -> {
            assertThat(PlainStart.of(command, option, "1")).isPresent();
            assertThat(PlainStart.of(command, option + "=1")).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void aCommandAloneIsPlain(String command) {
        assertThat(PlainStart.of(command)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bench quick",
                "serve --help",
                "serve --port",
                "serve --prot 1",
                "serve --port 1 --port 2",
                "serve --port --data",
                "serve --port=",
                "serve --data @file",
                "serve more",
                "demo --config f",
                "demo -h"
            })
    void whatNeedsExplainingIsForTheLibrary(String line) {
        assertThat(PlainStart.of(line.split(" "))).isEmpty();
    }

    @Test
    void nothingAtAllIsForTheLibrary() {
        assertThat(PlainStart.of()).isEmpty();
    }
}
