package io.github.wooautosync.test.store;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a visitor sees: pages and uploaded images. Read-only; every text is escaped. */
final class Storefront {

    private static final String UPLOADS = "/wp-content/uploads/";
    private static final String PRODUCT = "/product/";
    private static final int MOST_CARDS = 200;
    private static final Set<String> HIDDEN = Set.of("trash", "auto-draft");

    private final Shop shop;
    private final ProductJson json;

    Storefront(Shop shop, ProductJson json) {
        this.shop = shop;
        this.json = json;
    }

    Answer answer(IncomingRequest request) {
        String path = request.rawPath();
        if (path.startsWith(UPLOADS)) {
            return image(path.substring(UPLOADS.length()));
        }
        if (path.equals("/") || path.equals("/index.php")) {
            return Answer.html(200, frontPage());
        }
        if (path.startsWith(PRODUCT)) {
            String slug = path.substring(PRODUCT.length()).replaceAll("/$", "");
            StoredProduct product = shop.bySlug(slug);
            return product == null || product.isTrashed() ? notFound() : Answer.html(200, productPage(product));
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
                404,
                Pages.wordPress(
                        "Page not found &#8211; " + escaped(shop.settings().name()), "Page not found"));
    }

    private String frontPage() {
        List<StoredProduct> shown = shop.all().stream()
                .filter(product -> !product.isVariation() && !HIDDEN.contains(product.status()))
                .sorted(Comparator.comparing(StoredProduct::id).reversed())
                .toList();
        StringBuilder cards = new StringBuilder();
        shown.stream().limit(MOST_CARDS).forEach(product -> cards.append(card(product)));
        String count = shown.size()
                + (shown.size() == 1 ? " product" : " products")
                + (shown.size() > MOST_CARDS ? ", the newest " + MOST_CARDS + " are shown" : "");
        return page("<p class=\"count\">" + count + "</p>\n<main class=\"cards\">\n" + cards + "</main>", true);
    }

    private String card(StoredProduct product) {
        Props props = product.props();
        String address = PRODUCT + props.text(Props.SLUG) + "/";
        String title = props.text(Props.SLUG).isEmpty()
                ? escaped(plain(props.text("name")))
                : "<a href=\"" + escaped(address) + "\">" + escaped(plain(props.text("name"))) + "</a>";
        return "<article>" + picture(product) + "<h2>" + title + "</h2>" + sku(props) + price(product) + badge(product)
                + "</article>\n";
    }

    private String picture(StoredProduct product) {
        List<MediaItem> images = json.images(product.props());
        if (images.isEmpty()) {
            return "<div class=\"picture\" aria-hidden=\"true\"></div>";
        }
        MediaItem main = images.get(0);
        return "<div class=\"picture\"><img src=\"" + escaped(UPLOADS + main.file()) + "\" alt=\"" + escaped(main.alt())
                + "\" loading=\"lazy\"></div>";
    }

    private static String sku(Props props) {
        String sku = props.text(Props.SKU);
        return sku.isEmpty() ? "" : "<p class=\"sku\">" + escaped(sku) + "</p>";
    }

    private String price(StoredProduct product) {
        Props props = product.props();
        String price = props.text("price");
        if (price.isEmpty()) {
            return "<p class=\"price none\">no price</p>";
        }
        boolean reduced = json.isOnSale(product) && !props.text("regular_price").isEmpty();
        String from = product.type().equals("variable") ? "from " : "";
        return "<p class=\"price\">" + (reduced ? "<del>" + euros(props.text("regular_price")) + "</del> " : "") + from
                + euros(price) + "</p>";
    }

    private static String euros(String price) {
        return "€ " + escaped(Pricing.formatted(price));
    }

    private static String badge(StoredProduct product) {
        String status = product.status();
        String badges = status.equals("publish") ? "" : "<span class=\"badge\">" + escaped(status) + "</span>";
        String stock = product.props().text("stock_status");
        return stock.equals("instock")
                ? badges
                : badges + "<span class=\"badge\">" + (stock.equals("onbackorder") ? "on back order" : "out of stock")
                        + "</span>";
    }

    private String productPage(StoredProduct product) {
        Props props = product.props();
        StringBuilder pictures = new StringBuilder();
        json.images(props)
                .forEach(item -> pictures.append("<img src=\"")
                        .append(escaped(UPLOADS + item.file()))
                        .append("\" alt=\"")
                        .append(escaped(item.alt()))
                        .append("\">"));
        StringBuilder variations = new StringBuilder();
        for (StoredProduct variation : shop.shownVariationsOf(product.id())) {
            variations
                    .append("<li>")
                    .append(escaped(new VariationNaming(shop, variation).name()))
                    .append(' ')
                    .append(price(variation))
                    .append("</li>");
        }
        return page(
                "<main class=\"product\"><p><a href=\"/\">All products</a></p><h2>"
                        + escaped(plain(props.text("name"))) + "</h2>" + sku(props) + price(product) + badge(product)
                        + "<div class=\"pictures\">" + pictures + "</div><p>"
                        + escaped(plain(TextFilters.withoutTags(props.text("description")))) + "</p><ul>" + variations
                        + "</ul></main>",
                false);
    }

    private String page(String content, boolean refreshing) {
        String title = escaped(shop.settings().name());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s<title>%s</title>
                <style>
                body { font: 16px/1.4 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; color: #222; }
                h1 { margin: 0; } h2 { font-size: 1rem; margin: .5rem 0 .2rem; overflow-wrap: anywhere; }
                a { color: inherit; } .count, .sku { color: #666; margin: .2rem 0; }
                .sku { font: .8rem monospace; }
                .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
                article { border: 1px solid #ddd; border-radius: 8px; padding: .7rem; }
                .picture { aspect-ratio: 4 / 3; background: #f2f2f2; display: grid; place-items: center; }
                .picture img { max-width: 100%%; max-height: 100%%; } .pictures img { max-width: 20rem; margin: .3rem; }
                .price { font-weight: 600; margin: .3rem 0; } .price del { color: #6b6b6b; font-weight: 400; }
                .none { color: #6b6b6b; font-weight: 400; }
                .badge { background: #fbe7b2; border-radius: 4px; font-size: .75rem; margin-right: .3rem; padding: .1rem .4rem; }
                </style>
                </head>
                <body>
                <header><h1>%s</h1></header>
                %s
                </body>
                </html>
                """.formatted(refreshing ? "<meta http-equiv=\"refresh\" content=\"1\">\n" : "", title, title, content);
    }

    /** Names are stored with entities; the page escapes them itself. */
    private static String plain(String stored) {
        return stored.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'")
                .replace("&amp;", "&");
    }

    private static String escaped(@Nullable String text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }
}
