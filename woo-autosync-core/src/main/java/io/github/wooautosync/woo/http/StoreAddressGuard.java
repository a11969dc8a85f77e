package io.github.wooautosync.woo.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Refuses addresses that a store must not have, because users type them in and the host would then call its own network:
 * other schemes than http and https, user information, and (unless allowed) everything that is not a public unicast
 * address. The name is resolved here, directly before the request.
 *
 * <p>What remains: {@code java.net.http} resolves the name again when it connects. Java caches answers for some seconds,
 * so both normally see the same one; with that cache switched off ({@code networkaddress.cache.ttl=0}), or in the moment
 * it expires, a name server in bad hands could give a public address here and a private one there. Where that matters
 * the host's network must forbid such connections too. A system proxy resolves names by itself.
 */
final class StoreAddressGuard {

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private final boolean plainHttpAllowed;
    private final boolean privateAddressesAllowed;

    StoreAddressGuard(boolean plainHttpAllowed, boolean privateAddressesAllowed) {
        this.plainHttpAllowed = plainHttpAllowed;
        this.privateAddressesAllowed = privateAddressesAllowed;
    }

    /** Looks at the text of the address only. */
    void checkForm(URI storeUrl) throws AddressRefused {
        boolean https = "https".equalsIgnoreCase(storeUrl.getScheme());
        boolean http = "http".equalsIgnoreCase(storeUrl.getScheme());
        if (!https && !http) {
            throw new AddressRefused("a store URL starts with https:// (or http://); correct the store URL");
        }
        if (storeUrl.getHost() == null) {
            throw new AddressRefused("the store URL names no valid host; correct the store URL"
                    + " (international names are written as xn--…)");
        }
        if (storeUrl.getRawUserInfo() != null) {
            throw new AddressRefused("the store URL contains user information; remove what stands before the @");
        }
        if (storeUrl.getRawQuery() != null || storeUrl.getRawFragment() != null) {
            throw new AddressRefused("the store URL contains a query or fragment; give the plain address of the shop");
        }
        if (http && !plainHttpAllowed) {
            throw new AddressRefused("plain http is not allowed, because everybody on the way can read and change it;"
                    + " use the https address of the store, or allow it with plainHttpAllowed(true)");
        }
    }

    /** Resolves the name and looks at every address behind it; may take as long as the name server takes. */
    void checkTarget(URI storeUrl) throws AddressRefused, UnknownHostException {
        if (privateAddressesAllowed) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(storeUrl.getHost())) {
            if (!isPublic(address)) {
                throw new AddressRefused(storeUrl.getHost() + " is a private, local or reserved address, which is not"
                        + " allowed; use the store's public address, or allow it with privateAddressesAllowed(true)");
            }
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6((Inet6Address) address, bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean thisNetwork = first == 0;
        boolean carrierShared = first == 100 && second >= 64 && second < 128;
        boolean protocolAssignments = first == 192 && second == 0 && third == 0;
        boolean benchmarking = first == 198 && (second == 18 || second == 19);
        boolean reserved = first >= 240;
        return !(thisNetwork || carrierShared || protocolAssignments || benchmarking || reserved);
    }

    private static boolean isPublic6(Inet6Address address, byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        if (uniqueLocal) {
            return false;
        }
        if (address.isIPv4CompatibleAddress() || Arrays.equals(NAT64, Arrays.copyOf(bytes, NAT64.length))) {
            return isPublicEmbedded(Arrays.copyOfRange(bytes, 12, 16));
        }
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return !sixToFour || isPublicEmbedded(Arrays.copyOfRange(bytes, 2, 6));
    }

    private static boolean isPublicEmbedded(byte[] inet4) {
        try {
            return isPublic(InetAddress.getByAddress(inet4));
        } catch (UnknownHostException wrongLength) {
            return false;
        }
    }
}
