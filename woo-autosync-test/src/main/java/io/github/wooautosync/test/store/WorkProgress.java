package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Is told about each item of a write; service times and deaths in the middle hang on it. */
interface WorkProgress {

    WorkProgress UNDISTURBED = new WorkProgress() {};

    /** Before the item is looked at. May end the request by an exception. */
    default void beforeItem(ObjectNode item) {}

    /** Between the checks of the item and its storing. */
    default void betweenLoadAndSave(ObjectNode item) {}

    /** After the item was stored or refused. May end the request by an exception. */
    default void afterItem(ObjectNode item) {}
}
