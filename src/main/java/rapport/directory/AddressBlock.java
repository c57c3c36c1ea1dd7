package rapport.directory;

import java.net.InetAddress;
import java.util.HexFormat;

/// What counts as one address: an IPv4 address, or the 64-bit block of an IPv6 one, since every household has one
/// whole.
final class AddressBlock {
    private static final int BLOCK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private AddressBlock() {}

    static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, BLOCK_BYTES) : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
