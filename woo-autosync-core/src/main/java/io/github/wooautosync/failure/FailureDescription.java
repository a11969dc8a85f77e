package io.github.wooautosync.failure;

import java.util.Objects;

/**
 * What a failure code means, for people. Independent of the product that it happened to, and of the store's language.
 *
 * @param code stable
 * @param failureClass of which kind it is
 * @param cause one sentence: what is wrong
 * @param remedy what to do about it
 */
public record FailureDescription(String code, FailureClass failureClass, String cause, String remedy) {

    public FailureDescription {
        Objects.requireNonNull(failureClass, "failureClass");
        requireSentence("cause of " + code, cause);
        requireSentence("remedy of " + code, remedy);
    }

    /** Cause and remedy in one text. */
    public String text() {
        return cause + " " + remedy;
    }

    private static void requireSentence(String name, String text) {
        if (text.isBlank() || !text.endsWith(".")) {
            throw new IllegalArgumentException(name + " must be a sentence, but was '" + text + "'");
        }
    }
}
