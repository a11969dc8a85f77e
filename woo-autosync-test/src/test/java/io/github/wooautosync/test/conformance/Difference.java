package io.github.wooautosync.test.conformance;

/** One place where the fake store answered something else than the real shop. */
record Difference(String where, String recorded, String actual) {

    private static final int LONGEST = 240;

    static Difference of(String where, Object recorded, Object actual) {
        return new Difference(where, shortened(recorded), shortened(actual));
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return where + ": recorded " + recorded + ", fake store " + actual;
    }
}
