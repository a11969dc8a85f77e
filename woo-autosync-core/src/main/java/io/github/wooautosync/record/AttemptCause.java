package io.github.wooautosync.record;

/** Why the engine looked at a product. */
public enum AttemptCause {
    /** The PIM said that it changed. */
    CHANGE,
    /** A person exported it. */
    EXPORT,
    /** An earlier try failed, or left something open. */
    RETRY,
    /** An older request may have landed after the last push, which is repeated therefore. */
    CONFIRMATION
}
