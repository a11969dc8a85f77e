package io.github.wooautosync.test.store;

/** HTML pages that are not the storefront. */
final class Pages {

    private Pages() {}

    static String wordPress(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en-US">
                <head>
                	<meta charset="UTF-8" />
                	<meta name="viewport" content="width=device-width, initial-scale=1" />
                	<title>%s</title>
                </head>
                <body>
                <p>%s</p>
                </body>
                </html>
                """.formatted(title, content);
    }
}
