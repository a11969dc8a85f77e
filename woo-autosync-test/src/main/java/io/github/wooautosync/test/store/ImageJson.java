package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An image as products, variations and terms show it. */
final class ImageJson {

    private static final int THUMBNAIL = 300;

    private ImageJson() {}

    /** With all sizes, as a product shows it. */
    static ObjectNode full(Shop shop, MediaItem item) {
        ObjectNode json = plain(shop, item);
        json.put("srcset", sourceSet(shop, item));
        json.put("sizes", "(max-width: " + item.width() + "px) 100vw, " + item.width() + "px");
        json.put("thumbnail", thumbnail(shop, item));
        return json;
    }

    /** As a variation shows it; its local dates are shifted twice as well (fact 88). */
    static ObjectNode plain(Shop shop, MediaItem item) {
        ShopClock clock = shop.clock();
        return json(shop, item, clock.shiftedTwice(item.created()), clock.shiftedTwice(item.modified()));
    }

    /** As a term shows it, with right local dates (g-images/13). */
    static ObjectNode ofTerm(Shop shop, MediaItem item) {
        ShopClock clock = shop.clock();
        return json(shop, item, clock.local(item.created()), clock.local(item.modified()));
    }

    private static ObjectNode json(Shop shop, MediaItem item, String created, String modified) {
        ShopClock clock = shop.clock();
        return Json.object()
                .put("id", item.id())
                .put("date_created", created)
                .put("date_created_gmt", clock.gmt(item.created()))
                .put("date_modified", modified)
                .put("date_modified_gmt", clock.gmt(item.modified()))
                .put("src", url(shop, shownFile(item)))
                .put("name", Rendering.typography(item.title()))
                .put("alt", item.alt());
    }

    static String url(Shop shop, String file) {
        return shop.url() + "/wp-content/uploads/" + file;
    }

    private static String shownFile(MediaItem item) {
        return item.scaled() ? suffixed(item.file(), "-scaled") : item.file();
    }

    private static String suffixed(String file, String suffix) {
        int dot = file.lastIndexOf('.');
        return file.substring(0, dot) + suffix + file.substring(dot);
    }

    static String thumbnail(Shop shop, MediaItem item) {
        boolean cut = item.width() > THUMBNAIL || item.height() > THUMBNAIL;
        return url(shop, cut ? suffixed(item.file(), "-300x300") : shownFile(item));
    }

    private static String sourceSet(Shop shop, MediaItem item) {
        if (item.file().endsWith(".gif")) {
            return "";
        }
        List<String> sources = new ArrayList<>();
        sources.add(url(shop, shownFile(item)) + " " + item.width() + "w");
        addSize(shop, item, sources, 300, 300);
        addSize(shop, item, sources, 1024, 1024);
        addSize(shop, item, sources, 768, Integer.MAX_VALUE);
        addSize(shop, item, sources, 1536, 1536);
        addSize(shop, item, sources, 2048, 2048);
        addSize(shop, item, sources, 600, Integer.MAX_VALUE);
        return sources.size() == 1 ? "" : String.join(", ", sources);
    }

    private static void addSize(Shop shop, MediaItem item, List<String> sources, int maxWidth, int maxHeight) {
        if (item.width() <= maxWidth && item.height() <= maxHeight) {
            return;
        }
        double ratio = Math.min((double) maxWidth / item.width(), (double) maxHeight / item.height());
        long width = Math.max(1, Math.round(item.width() * ratio));
        long height = Math.max(1, Math.round(item.height() * ratio));
        sources.add(url(shop, suffixed(item.file(), "-" + width + "x" + height)) + " " + width + "w");
    }
}
