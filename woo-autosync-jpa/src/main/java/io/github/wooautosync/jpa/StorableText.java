package io.github.wooautosync.jpa;

/** Makes any text fit for a column: foreign stores write what they like into their messages. */
final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Without NUL and unpaired surrogates, which PostgreSQL and UTF-8 refuse, and not longer than the column. */
    static String of(String text, int length) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            boolean refused = code == 0 || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
            storable.appendCodePoint(refused ? REPLACEMENT : code);
        });
        if (storable.length() <= length) {
            return storable.toString();
        }
        boolean inPair = Character.isHighSurrogate(storable.charAt(length - 1));
        return storable.substring(0, inPair ? length - 1 : length);
    }
}
