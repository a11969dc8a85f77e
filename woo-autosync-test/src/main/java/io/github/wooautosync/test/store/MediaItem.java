package io.github.wooautosync.test.store;

/** An image in the media library of the shop. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MediaItem(
        long id,
        String file,
        String title,
        String alt,
        long created,
        long modified,
        int width,
        int height,
        long attachedTo,
        boolean scaled,
        byte[] content) {

    MediaItem titled(String other, long when) {
        return new MediaItem(id, file, other, alt, created, when, width, height, attachedTo, scaled, content);
    }

    MediaItem described(String other) {
        return new MediaItem(id, file, title, other, created, modified, width, height, attachedTo, scaled, content);
    }

    MediaItem attachedTo(long product, long when) {
        return new MediaItem(id, file, title, alt, created, when, width, height, product, scaled, content);
    }
}
