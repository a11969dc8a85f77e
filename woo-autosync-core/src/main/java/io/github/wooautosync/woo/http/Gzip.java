package io.github.wooautosync.woo.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks what a server compressed, up to a size: a few kilobytes can hold gigabytes. */
final class Gzip {

    private Gzip() {}

    /** Empty when the content is larger than allowed. */
    static Optional<byte[]> unpack(byte[] packed, int maximum) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] content = stream.readNBytes(maximum);
            return content.length == maximum && stream.read() >= 0 ? Optional.empty() : Optional.of(content);
        }
    }
}
