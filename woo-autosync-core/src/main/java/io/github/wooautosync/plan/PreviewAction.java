package io.github.wooautosync.plan;

/** What would happen to a product. */
public enum PreviewAction {
    /** It would be made. */
    CREATE,
    /** Fields of the linked product would be written. */
    UPDATE,
    /** A product that the store has, and that is not linked, would be linked and written. */
    ADOPT,
    /** A product would come out of the trash, or be shown again, and be written. */
    RESTORE,
    /** The PIM no longer has it: it would be removed by the policy of the connection. */
    REMOVE,
    /** The removal would wait until a person confirms it. */
    HOLD,
    /** It would be refused, with an error. */
    REFUSE,
    /** Nothing would be sent. */
    NOTHING
}
