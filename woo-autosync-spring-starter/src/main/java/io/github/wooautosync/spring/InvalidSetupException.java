package io.github.wooautosync.spring;

import java.io.Serial;

/** The application cannot start with woo-autosync set up like this. Says what is wrong and what to do about it. */
public final class InvalidSetupException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Both are sentences for the person who starts the application.
     *
     * @param problem what is wrong
     * @param remedy what to do
     */
    public InvalidSetupException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
