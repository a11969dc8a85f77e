package io.github.wooautosync;

/** A store could not be read, so that nothing can be said about it. Nothing was changed. */
public final class StoreUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    StoreUnusableException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The failure code; see {@code docs/failures.md}. */
    public String code() {
        return code;
    }
}
