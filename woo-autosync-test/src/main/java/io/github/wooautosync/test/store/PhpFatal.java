package io.github.wooautosync.test.store;

/** PHP dies here with an uncaught error: the client gets the 500 of fact 140, what was stored before stays. */
final class PhpFatal extends RuntimeException {

    PhpFatal(String why) {
        super(why, null, false, false);
    }
}
