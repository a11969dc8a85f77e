package io.github.wooautosync.test.store;

/** A product or a variation as it is stored; a change stores another instance. */
record StoredProduct(long id, Props props) {

    boolean isVariation() {
        return type().equals("variation");
    }

    String type() {
        return props.text(Props.TYPE);
    }

    String status() {
        return props.text(Props.STATUS);
    }

    boolean isTrashed() {
        return status().equals("trash");
    }

    long parentId() {
        return props.number("parent_id");
    }

    String sku() {
        return props.text(Props.SKU);
    }
}
