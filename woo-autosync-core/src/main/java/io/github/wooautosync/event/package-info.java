/** What the engine reports to the host as it happens. Values only: nothing here may act. */
@NullMarked
package io.github.wooautosync.event;

import org.jspecify.annotations.NullMarked;
