package io.github.wooautosync.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file with the results: a section for each benchmark, of which a run replaces its own. */
final class Results {

    private static final String HEAD = """
            # Results

            Written by `./bench`; `./bench NAME` replaces one section. How to read it: [README.md](README.md).
            Medians of rounds in which the contenders took turns in alternating order. Machines differ: read the ratios.
            """;

    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    void replace(Benchmark benchmark, BenchmarkOptions options, Report report, long seconds) throws IOException {
        Map<String, String> sections = read();
        sections.put(benchmark.name(), section(benchmark, options, report, seconds));
        StringBuilder text = new StringBuilder(HEAD);
        for (Benchmark each : Benchmarks.all()) {
            String section = sections.get(each.name());
            if (section != null) {
                text.append('\n').append(begin(each.name())).append('\n').append(section);
                text.append(end(each.name())).append('\n');
            }
        }
        Files.writeString(file, text);
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String text = Files.exists(file) ? Files.readString(file) : "";
        for (Benchmark each : Benchmarks.all()) {
            int from = text.indexOf(begin(each.name()));
            int to = text.indexOf(end(each.name()));
            if (from >= 0 && to > from) {
                sections.put(
                        each.name(), text.substring(from + begin(each.name()).length() + 1, to));
            }
        }
        return sections;
    }

    private static String section(Benchmark benchmark, BenchmarkOptions options, Report report, long seconds) {
        return "## " + benchmark.name() + ": " + benchmark.question() + "\n\n" + "`./bench " + benchmark.name() + "` · "
                + Environment.date() + " · " + seconds + " s · " + options.rounds() + " rounds · seed "
                + options.seed() + "  \n" + Environment.machine() + "  \n" + Environment.versions() + "\n\n"
                + report.markdown();
    }

    private static String begin(String name) {
        return "<!-- begin " + name + " -->";
    }

    private static String end(String name) {
        return "<!-- end " + name + " -->";
    }
}
