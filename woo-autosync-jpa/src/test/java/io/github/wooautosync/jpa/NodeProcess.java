package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** An {@link EngineNode} seen from the test: started, spoken to, killed, frozen. */
final class NodeProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Writer commands;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private NodeProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.commands = process.outputWriter();
    }

    /** Starts a node on that database; it may still be starting when this returns. */
    static NodeProcess start(String name, TestDatabase database) {
        try {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EngineNode.class.getName(),
                            database.url(),
                            "postgres",
                            name)
                    .redirectErrorStream(true)
                    .start();
            NodeProcess node = new NodeProcess(name, process);
            Thread listener = new Thread(node::listen, "listens to " + name);
            listener.setDaemon(true);
            listener.start();
            return node;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String name() {
        return name;
    }

    NodeProcess awaitReady() {
        awaitSaid(EngineNode.READY);
        return this;
    }

    /** Tells the node to export these products; {@link #hasRegistered} tells whether it is sure to happen. */
    void export(ConnectionId connection, long first, long last) {
        try {
            commands.write(EngineNode.EXPORT + " " + connection + " " + first + " " + last + "\n");
            commands.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(name + " does not listen", gone);
        }
    }

    boolean hasRegistered(ConnectionId connection) {
        return said.contains(EngineNode.REGISTERED + " " + connection);
    }

    void awaitRegistered(ConnectionId connection) {
        awaitSaid(EngineNode.REGISTERED + " " + connection);
    }

    /** {@code kill -9}. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The process stands still wherever it is, as in a long pause of a virtual machine. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitSaid(String line) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> said.contains(line) || !process.isAlive());
        assertThat(said).as("what %s said", name).contains(line);
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).as("kill %s %s", signal, name).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (!line.equals(EngineNode.READY) && !line.startsWith(EngineNode.REGISTERED)) {
                    System.out.println("[" + name + "] " + line);
                }
            }
        } catch (IOException killed) {
            said.add("(its output ended: " + killed.getMessage() + ")");
        }
    }
}
