package rapport.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The promises of [ImageSize], on files made by somebody else's encoder.
final class ImageSizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void isWhatTheEncoderWrote(String format) throws Exception {
        assertThat(ImageSize.read("image/" + format, encoded(format, 321, 45))).contains(new ImageSize(321, 45));
    }

    // Heads of files of the three kinds of WebP, 640 x 480 each.
    @ParameterizedTest
    @CsvSource({
        "52494646000000005745425056503820000000000000009d012a8002e001",
        "52494646000000005745425056503858000000000000000000000000000000",
        "5249464600000000574542505650384c000000002f7fc27700"
    })
    void readsEachKindOfWebp(String hex) {
        byte[] head = HexFormat.of().parseHex(hex);
        if (hex.contains("56503858")) {
            head[24] = 0x7f;
            head[25] = 0x02;
            head[27] = (byte) 0xdf;
            head[28] = 0x01;
        }
        assertThat(ImageSize.read("image/webp", head)).contains(new ImageSize(640, 480));
    }

    @Test
    void isNothingForAnImageThatWouldUnpackToGigabytes() throws Exception {
        byte[] bomb = encoded("png", 10, 10);
        Arrays.fill(bomb, 16, 24, (byte) 0x7f);
        assertThat(ImageSize.read("image/png", bomb)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
    void isNothingForWhatIsCutOffOrNoise(String format) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int length = 0; length < 64; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            Optional<ImageSize> size = ImageSize.read("image/" + format, noise);
            assertThat(size.map(found -> found.width() > 0).orElse(true)).isTrue();
        }
        assertThat(ImageSize.read("image/" + format, new byte[5])).isEmpty();
    }

    static byte[] encoded(String format, int width, int height) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
