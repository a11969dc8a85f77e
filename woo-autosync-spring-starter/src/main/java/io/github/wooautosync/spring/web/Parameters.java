package io.github.wooautosync.spring.web;

/** Numbers as callers write them in addresses. */
final class Parameters {

    private static final int PAGE = 100;
    private static final int MAXIMUM_PAGE = 1000;

    private Parameters() {}

    /** How many of a kind one answer shall hold. */
    static int limit(ApiCall call) {
        return call.parameter("limit")
                .map(text -> (int) number("limit", text, MAXIMUM_PAGE))
                .orElse(PAGE);
    }

    static long position(String name, String text) {
        return number(name, text, Long.MAX_VALUE);
    }

    private static long number(String name, String text, long maximum) {
        String remedy = "send a whole number from 1 to " + maximum;
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw ApiException.field(name, "is no whole number", remedy);
        }
        if (number < 1 || number > maximum) {
            throw ApiException.field(name, "is out of range", remedy);
        }
        return number;
    }
}
