package io.github.wooautosync.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** H2 in a file, within this process, as it is by default: a commit reaches the disk within half a second. */
public final class EmbeddedH2 {

    private EmbeddedH2() {}

    /** Opens a new, empty database. */
    public static Database start() {
        try {
            Path directory = Files.createTempDirectory("woo-autosync-benchmark-h2-");
            String url = "jdbc:h2:file:" + directory.resolve("benchmark");
            return new Database("H2", url, "sa", "", () -> delete(directory));
        } catch (IOException failed) {
            throw new UncheckedIOException("no place for H2", failed);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
