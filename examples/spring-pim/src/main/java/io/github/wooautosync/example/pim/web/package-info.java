/** Pages and who may see them. */
@NullMarked
package io.github.wooautosync.example.pim.web;

import org.jspecify.annotations.NullMarked;
