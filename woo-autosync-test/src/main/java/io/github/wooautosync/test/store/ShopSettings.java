package io.github.wooautosync.test.store;

/** What the owner of the shop has chosen, and how the fake behaves where real shops differ. */
record ShopSettings(
        String name,
        char decimalSeparator,
        boolean stockManagement,
        boolean trash,
        boolean plainPermalinks,
        boolean trustForwardedProto,
        boolean basicAllowedOverHttp,
        boolean allowPrivateImageHosts,
        boolean rememberBodies,
        boolean english,
        int batchLimit) {}
