package io.github.wooautosync.test.chaos;

/**
 * An image as the PIM has it.
 *
 * @param file its name at the image server
 * @param edition changes when the picture changes under its name
 */
record Picture(String file, int edition) {

    Picture retouched() {
        return new Picture(file, edition + 1);
    }

    String contentHash() {
        return file + "@" + edition;
    }
}
