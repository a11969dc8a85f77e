package io.github.wooautosync.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Medians of what one contender needed in all rounds. */
public final class Medians {

    private static final String WALL = "wall";
    private static final String CPU = "cpu";
    private static final String SERVER_CPU = "server cpu";

    private final Map<String, List<Double>> values = new TreeMap<>();

    public Medians() {}

    void add(String name, double value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    void add(long wallNanos, long cpuNanos, long serverCpuNanos, Map<String, Double> custom) {
        add(WALL, (double) wallNanos);
        add(CPU, (double) cpuNanos);
        add(SERVER_CPU, (double) serverCpuNanos);
        custom.forEach(this::add);
    }

    Medians addAll(Medians others) {
        others.values.forEach((name, numbers) -> numbers.forEach(number -> add(name, number)));
        return this;
    }

    public Duration wall() {
        return Duration.ofNanos(Math.round(value(WALL)));
    }

    /** CPU time of this process, in all its threads. */
    public Duration cpu() {
        return Duration.ofNanos(Math.round(value(CPU)));
    }

    /** CPU time of the database server's processes, as far as the rounds know a server. */
    public Duration serverCpu() {
        return Duration.ofNanos(Math.round(value(SERVER_CPU)));
    }

    /** The median of a number that the turns returned. */
    public double value(String name) {
        List<Double> all = values.get(name);
        if (all == null) {
            throw new IllegalArgumentException("no turn returned " + name + " but " + values.keySet());
        }
        return median(all);
    }

    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
