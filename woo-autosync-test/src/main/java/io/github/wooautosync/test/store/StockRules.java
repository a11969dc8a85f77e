package io.github.wooautosync.test.store;

/** How quantity, back orders and status of the stock depend on each other (fact 51). */
final class StockRules {

    private StockRules() {}

    static void align(Props props) {
        if (!props.flag(Props.MANAGE_STOCK)) {
            props.putOptional(Props.STOCK_QUANTITY, null);
            props.put("backorders", "no");
            props.putOptional("low_stock_amount", null);
            return;
        }
        if (props.number(Props.STOCK_QUANTITY) > 0) {
            props.put("stock_status", "instock");
        } else {
            props.put("stock_status", props.text("backorders").equals("no") ? "outofstock" : "onbackorder");
        }
    }

    static boolean backordersAllowed(Props props) {
        return props.text("backorders").equals("yes")
                || props.text("backorders").equals("notify");
    }

    static boolean isBackordered(Props props) {
        if (props.text("stock_status").equals("onbackorder")) {
            return true;
        }
        return props.flag(Props.MANAGE_STOCK) && backordersAllowed(props) && props.number(Props.STOCK_QUANTITY) < 1;
    }
}
