package io.github.wooautosync.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program in a JVM of its own that says numbers. */
public final class ForkedJvm {

    /** Before {@code name=value}, alone in a line. */
    public static final String SAYS = "says ";

    private ForkedJvm() {}

    /** Our own class path. */
    public static String classpath() {
        return System.getProperty("java.class.path");
    }

    /** Our own class path without those of its entries. */
    public static String classpathWithout(Predicate<String> entries) {
        return Arrays.stream(classpath().split(java.io.File.pathSeparator))
                .filter(entries.negate())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Runs a program to its end and returns the numbers that it said; fails with what it wrote when it fails. */
    public static Map<String, Double> run(
            List<String> options, String classpath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, mainClass));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                return numbers(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, Double> numbers(Process process) throws IOException, InterruptedException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(SAYS)) {
                int equals = line.indexOf('=');
                numbers.put(line.substring(SAYS.length(), equals), Double.valueOf(line.substring(equals + 1)));
            } else {
                text.append(line).append('\n');
            }
        }
        if (process.waitFor() != 0 || numbers.isEmpty()) {
            throw new IllegalStateException("a program ended with " + process.exitValue() + ":\n" + text);
        }
        return numbers;
    }
}
