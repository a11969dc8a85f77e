package io.github.wooautosync.test.store;

import org.jspecify.annotations.Nullable;

/** Kind and size of an image, from its first bytes; a truncated image is good enough (fact 84). */
record ImageHeader(String type, int width, int height) {

    static @Nullable ImageHeader read(byte[] bytes) {
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G') && bytes.length >= 24) {
            return new ImageHeader("image/png", big(bytes, 16, 4), big(bytes, 20, 4));
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return jpeg(bytes);
        }
        if (starts(bytes, 0, 'G', 'I', 'F', '8') && bytes.length >= 10) {
            return new ImageHeader("image/gif", little(bytes, 6, 2), little(bytes, 8, 2));
        }
        if (starts(bytes, 0, 'B', 'M') && bytes.length >= 26) {
            return new ImageHeader("image/bmp", little(bytes, 18, 4), Math.abs(little(bytes, 22, 4)));
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P') && bytes.length >= 30) {
            return webp(bytes);
        }
        if (starts(bytes, 0, 'I', 'I', 42, 0) || starts(bytes, 0, 'M', 'M', 0, 42)) {
            return new ImageHeader("image/tiff", 1, 1);
        }
        if (starts(bytes, 0, 0, 0, 1, 0) && bytes.length >= 8) {
            return new ImageHeader("image/x-icon", bytes[6] & 0xFF, bytes[7] & 0xFF);
        }
        return null;
    }

    String usualExtension() {
        return switch (type) {
            case "image/jpeg" -> "jpg";
            case "image/x-icon" -> "ico";
            default -> type.substring("image/".length());
        };
    }

    private static ImageHeader jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return new ImageHeader("image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2));
            }
            at += 2 + Math.max(2, big(bytes, at + 2, 2));
        }
        return new ImageHeader("image/jpeg", 1, 1);
    }

    private static ImageHeader webp(byte[] bytes) {
        if (starts(bytes, 12, 'V', 'P', '8', 'X')) {
            return new ImageHeader("image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
        }
        if (starts(bytes, 12, 'V', 'P', '8', 'L')) {
            int bits = little(bytes, 21, 4);
            return new ImageHeader("image/webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }
        return new ImageHeader("image/webp", little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
