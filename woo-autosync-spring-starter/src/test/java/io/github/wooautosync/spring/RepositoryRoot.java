package io.github.wooautosync.spring;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository, from whichever module the tests run in. */
public final class RepositoryRoot {

    private RepositoryRoot() {}

    public static Path resolve(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("woo-autosync-core"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside of the repository");
        }
        return folder.resolve(path);
    }
}
