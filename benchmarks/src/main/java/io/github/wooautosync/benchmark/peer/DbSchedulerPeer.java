package io.github.wooautosync.benchmark.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.github.wooautosync.benchmark.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler: a one-time task for each push, enqueued through Spring's transaction-aware data source, by its batch,
 * which needs no look before the insert. Its workers lock and fetch where the database can, with the limits that its documentation names for high
 * throughput.
 */
final class DbSchedulerPeer implements Peer {

    private static final double LOWER_LIMIT = 1.0;
    private static final double UPPER_LIMIT = 4.0;

    private final Database database;
    private final SpringHost host;
    private final OneTimeTask<Push> task;
    private final SchedulerClient client;
    private volatile Consumer<Push> handler = push -> {};
    private @Nullable Scheduler scheduler;

    DbSchedulerPeer(Database database) {
        this.database = database;
        this.host = new SpringHost(database);
        createTable();
        this.task =
                Tasks.oneTime("push", Push.class).execute((instance, context) -> handler.accept(instance.getData()));
        this.client =
                SchedulerClient.Builder.create(host.transactionAware(), task).build();
    }

    private void createTable() {
        String bytes = database.isPostgreSql() ? "bytea" : "blob";
        String text = database.isPostgreSql() ? "text" : "varchar(255)";
        database.execute("create table scheduled_tasks (task_name " + text + " not null, task_instance " + text
                + " not null, task_data " + bytes
                + ", execution_time timestamp with time zone, picked boolean not null,"
                + " picked_by " + text
                + ", last_success timestamp with time zone, last_failure timestamp with time zone,"
                + " consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,"
                + " priority smallint, state " + text + ", primary key (task_name, task_instance))");
        database.execute("create index execution_time_idx on scheduled_tasks (execution_time)");
        database.execute("create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public boolean joinsHostTransaction() {
        return true;
    }

    @Override
    public String hostName() {
        return SpringHost.NAME;
    }

    @Override
    public void transaction(HostWork work, List<Push> pushes) {
        host.transaction(work, () -> schedule(pushes));
    }

    private void schedule(List<Push> pushes) {
        if (!pushes.isEmpty()) {
            List<TaskInstance<?>> instances = new ArrayList<>();
            pushes.forEach(push -> instances.add(instance(push)));
            client.scheduleBatch(instances, Instant.now());
        }
    }

    private TaskInstance<Push> instance(Push push) {
        return task.instance(UUID.randomUUID().toString(), push);
    }

    @Override
    public void empty() {
        database.execute("truncate table scheduled_tasks");
    }

    @Override
    public void drain(int threads, int count, Consumer<Push> toBeCalled) {
        handler = toBeCalled;
        SchedulerBuilder builder = Scheduler.create(host.dataSource(), task)
                .threads(threads)
                .pollingInterval(Duration.ofMillis(100))
                .shutdownMaxWait(Duration.ofSeconds(5));
        builder = database.isPostgreSql()
                ? builder.pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                : builder.pollUsingFetch(LOWER_LIMIT, UPPER_LIMIT);
        Scheduler started = builder.build();
        scheduler = started;
        started.start();
        Threads.await(() -> database.number("select count(*) from scheduled_tasks") == 0);
    }

    @Override
    public void stop() {
        Scheduler started = scheduler;
        scheduler = null;
        if (started != null) {
            started.stop();
        }
    }
}
