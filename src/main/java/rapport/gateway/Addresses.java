package rapport.gateway;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where a request comes from. What a proxy says of it (`X-Forwarded-For`) counts only if the proxy is one of ours:
/// anybody can send such a header.
public final class Addresses {
    private final Set<String> trustedProxies;

    /// @param trustedProxies addresses of proxies, in the form of [#plain]
    public Addresses(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /// The nearest address that is not one of our proxies.
    public String of(HttpServerRequest request) {
        var hops = hops(request).reversed();
        for (var hop : hops) {
            if (!trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return hops.getLast();
    }

    /// From the farthest to the nearest, the last one being the one we see ourselves.
    private static List<String> hops(HttpServerRequest request) {
        var remote = request.remoteAddress().hostAddress();
        var nearest = remote == null ? "unknown" : remote;
        var told = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                // What is not an address was not written by a proxy of ours: it and all before it is hearsay.
                .toList();
        int hearsay = lastThatIsNone(told) + 1;
        return Stream.concat(told.subList(hearsay, told.size()).stream(), Stream.of(nearest))
                .toList();
    }

    private static int lastThatIsNone(List<String> told) {
        int last = told.size() - 1;
        while (last >= 0 && isAddress(told.get(last))) {
            last--;
        }
        return last;
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    /// What counts as one address: of IPv6 the first 64 bits, for every household has all that follow.
    static String counted(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    }

    /// Whether it is this machine's own.
    public static boolean loopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
