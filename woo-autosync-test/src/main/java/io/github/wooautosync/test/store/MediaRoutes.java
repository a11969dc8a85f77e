package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code wp/v2/media}: everybody may read, a WooCommerce key may not write (fact 86). */
final class MediaRoutes {

    private final Shop shop;

    MediaRoutes(Shop shop) {
        this.shop = shop;
    }

    void addTo(Router router) {
        router.route("wp/v2/media")
                .get(this::list)
                .post(MediaRoutes::refuseCreate)
                .allowing("GET");
        router.route("wp/v2/media/{id}")
                .get(this::get)
                .delete(MediaRoutes::refuseDelete)
                .allowing("GET");
    }

    private static RestResponse refuseCreate(RestRequest request) {
        throw RestError.of(401, "rest_cannot_create", "Sorry, you are not allowed to create posts as this user.");
    }

    private static RestResponse refuseDelete(RestRequest request) {
        throw RestError.of(401, "rest_cannot_delete", "Sorry, you are not allowed to delete this post.");
    }

    private RestResponse list(RestRequest request) {
        String search = TextFilters.collationKey(request.text("search", ""));
        Set<Long> included = new HashSet<>();
        JsonNode include = request.param("include");
        if (include != null) {
            ArgumentSchema.asList(include).forEach(id -> included.add(Php.absint(id)));
        }
        List<MediaItem> found = new ArrayList<>();
        for (MediaItem item : shop.allMedia()) {
            if (TextFilters.collationKey(item.title() + " " + item.file()).contains(search)
                    && (included.isEmpty() || included.contains(item.id()))) {
                found.add(item);
            }
        }
        found.sort(Comparator.comparing(MediaItem::created)
                .thenComparing(MediaItem::id)
                .reversed());
        ArrayNode items = Json.array();
        Paging.page(found, request).forEach(item -> items.add(json(item)));
        return Paging.withHeaders(RestResponse.ok(items), shop, request, found.size());
    }

    private RestResponse get(RestRequest request) {
        MediaItem item = shop.media(request.id());
        if (item == null) {
            throw RestError.of(404, "rest_post_invalid_id", "Invalid post ID.");
        }
        return RestResponse.ok(json(item));
    }

    private ObjectNode json(MediaItem item) {
        ShopClock clock = shop.clock();
        ObjectNode json = Json.object();
        json.put("id", item.id());
        json.put("date", clock.local(item.created()));
        json.put("date_gmt", clock.gmt(item.created()));
        json.put("modified", clock.local(item.modified()));
        json.put("modified_gmt", clock.gmt(item.modified()));
        json.put("slug", Slugs.of(item.file().substring(item.file().lastIndexOf('/') + 1)));
        json.put("status", "inherit");
        json.put("type", "attachment");
        json.putObject("title").put("rendered", Rendering.typography(item.title()));
        json.put("alt_text", item.alt());
        json.put("media_type", "image");
        if (item.attachedTo() == 0) {
            json.putNull("post");
        } else {
            json.put("post", item.attachedTo());
        }
        json.put("source_url", ImageJson.url(shop, item.file()));
        return json;
    }
}
