package io.github.wooautosync.mapping;

import java.io.Serial;

/** A product that no store would take, found before anything was sent. */
public final class InvalidProductException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Refuses a product.
     *
     * @param code stable, such as {@code invalid_sale_price}
     * @param message names the field, what is wrong with it, and the remedy
     */
    public InvalidProductException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Messages are never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }
}
