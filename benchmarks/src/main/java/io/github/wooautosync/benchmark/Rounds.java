package io.github.wooautosync.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Contenders that take turns, forward in one round and backward in the next, so that none always runs first, or always
 * after the same other. Not safe for use by several threads.
 */
public final class Rounds {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int rounds;
    private final int warmUps;
    private final LongSupplier serverCpu;
    private final Map<String, Turn> contenders = new LinkedHashMap<>();

    private Rounds(int rounds, int warmUps, LongSupplier serverCpu) {
        this.rounds = rounds;
        this.warmUps = warmUps;
        this.serverCpu = serverCpu;
    }

    /** As many rounds as the options say, after one that does not count; in the quick form that one is left out. */
    public static Rounds of(BenchmarkOptions options) {
        return new Rounds(options.rounds(), options.quick() ? 0 : 1, () -> 0);
    }

    /** As these, and measures the CPU time of a database server, too. */
    public Rounds on(Database database) {
        Rounds same = new Rounds(rounds, warmUps, database::serverCpuNanos);
        same.contenders.putAll(contenders);
        return same;
    }

    /** With so many times as many rounds. */
    public Rounds times(int factor) {
        Rounds same = new Rounds(rounds * factor, warmUps, serverCpu);
        same.contenders.putAll(contenders);
        return same;
    }

    /** With another number of rounds that do not count. */
    public Rounds warmUps(int value) {
        Rounds same = new Rounds(rounds, value, serverCpu);
        same.contenders.putAll(contenders);
        return same;
    }

    public Rounds contender(String name, Turn turn) {
        if (contenders.putIfAbsent(name, turn) != null) {
            throw new IllegalArgumentException("two contenders are named " + name);
        }
        return this;
    }

    /** Runs all rounds; the medians are in the order in which the contenders were named. */
    public Map<String, Medians> run() {
        Map<String, Medians> results = new LinkedHashMap<>();
        contenders.keySet().forEach(name -> results.put(name, new Medians()));
        for (int round = -warmUps; round < rounds; round++) {
            List<Map.Entry<String, Turn>> order = new ArrayList<>(contenders.entrySet());
            if (Math.floorMod(round, 2) == 1) {
                Collections.reverse(order);
            }
            for (Map.Entry<String, Turn> contender : order) {
                Medians taken = new Medians();
                take(contender.getKey(), contender.getValue(), taken);
                if (round >= 0) {
                    results.computeIfPresent(contender.getKey(), (name, medians) -> medians.addAll(taken));
                }
            }
        }
        return results;
    }

    private void take(String name, Turn turn, Medians medians) {
        try {
            turn.prepare();
            long serverBefore = serverCpu.getAsLong();
            long cpuBefore = PROCESS.getProcessCpuTime();
            long before = System.nanoTime();
            Map<String, Double> custom = turn.run();
            long wall = System.nanoTime() - before;
            long cpu = PROCESS.getProcessCpuTime() - cpuBefore;
            medians.add(wall, cpu, serverCpu.getAsLong() - serverBefore, custom);
            turn.finish();
        } catch (Exception failed) {
            throw new IllegalStateException(name + " failed", failed);
        }
    }
}
