package io.github.wooautosync.test.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Which price counts, and its HTML. */
final class Pricing {

    private Pricing() {}

    /** A sale price that is no bargain, or has no regular price beside it, is dropped silently (fact 28). */
    static void dropUselessSalePrice(Props props) {
        String sale = props.text("sale_price");
        String regular = props.text("regular_price");
        if (!sale.isEmpty() && (regular.isEmpty() || Decimals.number(sale).compareTo(Decimals.number(regular)) >= 0)) {
            props.put("sale_price", "");
        }
    }

    static boolean isOnSale(Props props, long now) {
        String sale = props.text("sale_price");
        if (sale.isEmpty() || Decimals.number(props.text("regular_price")).compareTo(Decimals.number(sale)) <= 0) {
            return false;
        }
        Long from = props.optional("date_on_sale_from");
        Long to = props.optional("date_on_sale_to");
        return (from == null || from <= now) && (to == null || to >= now);
    }

    static void settle(Props props, long now) {
        props.put("price", isOnSale(props, now) ? props.text("sale_price") : props.text("regular_price"));
    }

    static String lowest(List<String> prices) {
        String lowest = "";
        for (String price : prices) {
            if (!price.isEmpty()
                    && (lowest.isEmpty() || Decimals.number(price).compareTo(Decimals.number(lowest)) < 0)) {
                lowest = price;
            }
        }
        return lowest;
    }

    private static String highest(List<String> prices) {
        String highest = "";
        for (String price : prices) {
            if (!price.isEmpty()
                    && (highest.isEmpty() || Decimals.number(price).compareTo(Decimals.number(highest)) > 0)) {
                highest = price;
            }
        }
        return highest;
    }

    static String html(Props props, boolean onSale) {
        String price = props.text("price");
        if (price.isEmpty()) {
            return "";
        }
        return onSale ? reduced(props.text("regular_price"), price) : amount(price);
    }

    private static String reduced(String regular, String price) {
        return "<del aria-hidden=\"true\">" + amount(regular)
                + "</del> <span class=\"screen-reader-text\">Original price"
                + " was: " + plain(regular) + ".</span><ins aria-hidden=\"true\">" + amount(price)
                + "</ins><span class=\"screen-reader-text\">Current price is: " + plain(price) + ".</span>";
    }

    /** The range of a variable product. */
    static String range(List<Props> variations) {
        List<String> prices = variations.stream()
                .map(variation -> variation.text("price"))
                .filter(price -> !price.isEmpty())
                .toList();
        if (prices.isEmpty()) {
            return "";
        }
        String low = lowest(prices);
        String high = highest(prices);
        if (Decimals.number(low).compareTo(Decimals.number(high)) != 0) {
            return amountHidden(low) + " <span aria-hidden=\"true\">&ndash;</span> " + amountHidden(high)
                    + "<span class=\"screen-reader-text\">Price range: " + plain(low) + " through " + plain(high)
                    + "</span>";
        }
        String regular = lowest(variations.stream()
                .map(variation -> variation.text("regular_price"))
                .toList());
        boolean allReduced = variations.stream()
                .noneMatch(variation -> variation.text("sale_price").isEmpty());
        return allReduced ? reduced(regular, low) : amount(low);
    }

    private static String amount(String price) {
        return "<span class=\"woocommerce-Price-amount amount\">" + inner(price) + "</span>";
    }

    private static String amountHidden(String price) {
        return "<span class=\"woocommerce-Price-amount amount\" aria-hidden=\"true\">" + inner(price) + "</span>";
    }

    private static String inner(String price) {
        return "<bdi><span class=\"woocommerce-Price-currencySymbol\" translate=\"no\">&euro;</span>" + formatted(price)
                + "</bdi>";
    }

    private static String plain(String price) {
        return "&euro;" + formatted(price);
    }

    static String formatted(String price) {
        BigDecimal number = Decimals.number(price).setScale(2, RoundingMode.HALF_UP);
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
