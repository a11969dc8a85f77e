package io.github.wooautosync.example.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link DurableHost} in a JVM of its own. */
final class HostProcess implements AutoCloseable {

    private final Process process;
    private final Writer commands;
    private final BufferedReader output;

    private HostProcess(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        this.output = process.inputReader();
    }

    static HostProcess start(Path folder, List<Shop> shops, String secretKey) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-DproductLines=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                DurableHost.class.getName(),
                folder.toString()));
        for (Shop shop : shops) {
            command.addAll(List.of(
                    shop.name(),
                    shop.url(),
                    shop.credentials().consumerKey(),
                    shop.credentials().consumerSecret().reveal()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(DurableHost.SECRET_KEY_VARIABLE, secretKey);
        try {
            return new HostProcess(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("a second JVM cannot be started", failed);
        }
    }

    /** Gives a command and waits until the host says that it is done; shows what it says meanwhile. */
    void tell(String command, String answer) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String line = output.readLine();
            while (line != null && !line.equals(answer)) {
                System.out.println("    | " + line.strip());
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the host ended before it was done with '" + command + "'");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code kill -9}: it gets no chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** The end of its input is the end of the host. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException killed) {
            // It does not listen any more.
        }
        waitFor();
    }

    private void waitFor() {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
