package io.github.wooautosync.benchmark.startup;

import com.sun.management.OperatingSystemMXBean;
import io.github.wooautosync.benchmark.ForkedJvm;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;

/** A program: a host with JPA on H2, started and measured. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Article.class)
class Host {

    static final String MILLIS = "ms";
    static final String CPU_MILLIS = "cpu ms";
    static final String THREADS = "threads";
    static final String CLASSES = "classes";
    static final String HEAP = "heap MB";

    private static final double MEGABYTE = 1024 * 1024;

    /** Starts the host alone. */
    public static void main(String[] arguments) {
        measure(Host.class, arguments);
    }

    static void measure(Class<?> application, String[] arguments) {
        long before = System.nanoTime();
        ConfigurableApplicationContext context = SpringApplication.run(application, arguments);
        say(MILLIS, (System.nanoTime() - before) / 1e6);
        say(CPU_MILLIS, (double) Duration.ofNanos(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime())
                .toMillis());
        say(THREADS, ManagementFactory.getThreadMXBean().getThreadCount());
        say(CLASSES, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        System.gc();
        say(HEAP, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
        context.close();
        System.exit(0);
    }

    private static void say(String name, double value) {
        System.out.println(ForkedJvm.SAYS + name + "=" + value);
    }
}
