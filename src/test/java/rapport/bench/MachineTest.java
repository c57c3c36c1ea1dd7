package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void neither_idle_time_nor_waiting_for_the_disk_is_busy() {
        assertThat(Machine.busyNanos("cpu  1 2 4 1000 2000 8 16 32 0 0")).isEqualTo(63 * 10_000_000L);
    }
}
