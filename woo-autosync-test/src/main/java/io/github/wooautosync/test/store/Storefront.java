package io.github.wooautosync.test.store;

/** What a visitor sees: pages and uploaded images. */
final class Storefront {

    private static final String UPLOADS = "/wp-content/uploads/";

    private final Shop shop;

    Storefront(Shop shop) {
        this.shop = shop;
    }

    Answer answer(IncomingRequest request) {
        String path = request.rawPath();
        if (path.startsWith(UPLOADS)) {
            return image(path.substring(UPLOADS.length()));
        }
        return notFound();
    }

    private Answer image(String file) {
        MediaItem item = shop.mediaFile(file);
        if (item == null) {
            item = shop.mediaFile(file.replaceAll("-(\\d+x\\d+|scaled)(?=\\.\\w+$)", ""));
        }
        ImageHeader header = item == null ? null : ImageHeader.read(item.content());
        return item == null || header == null ? notFound() : Answer.bytes(200, header.type(), item.content());
    }

    private Answer notFound() {
        return Answer.html(
                404, Pages.wordPress("Page not found &#8211; " + shop.settings().name(), "Page not found"));
    }
}
