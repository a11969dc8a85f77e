package io.github.wooautosync.benchmark.peer;

import io.github.wooautosync.benchmark.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr (the free edition): a job request for each push, several by its bulk enqueue. It commits on a connection of its
 * own, whatever becomes of the host's transaction.
 */
final class JobRunrPeer implements Peer {

    /** The shortest that it takes; a worker that is free asks for more at once. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private final Database database;
    private final SpringHost host;
    private final StorageProvider storage;
    private final JacksonJsonMapper jsonMapper = new JacksonJsonMapper();
    private final JobRequestScheduler jobs;
    private volatile Consumer<Push> handler = push -> {};
    private @Nullable BackgroundJobServer server;

    JobRunrPeer(Database database) {
        this.database = database;
        this.host = new SpringHost(database);
        this.storage = SqlStorageProviderFactory.using(database.dataSource());
        JobRunrConfiguration.JobRunrConfigurationResult result = JobRunr.configure()
                .useJsonMapper(jsonMapper)
                .useJobActivator(activator())
                .useStorageProvider(storage)
                .initialize();
        this.jobs = result.getJobRequestScheduler();
    }

    private JobActivator activator() {
        return new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
                return type.cast(new Handler(push -> handler.accept(push)));
            }
        };
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public boolean joinsHostTransaction() {
        return false;
    }

    @Override
    public String hostName() {
        return SpringHost.NAME;
    }

    @Override
    public void transaction(HostWork work, List<Push> pushes) {
        host.transaction(work, () -> enqueue(pushes));
    }

    private void enqueue(List<Push> pushes) {
        if (pushes.size() == 1) {
            jobs.enqueue(request(pushes.get(0)));
        } else if (!pushes.isEmpty()) {
            jobs.enqueue(pushes.stream().map(JobRunrPeer::request));
        }
    }

    private static Request request(Push push) {
        return new Request(push.product(), push.store());
    }

    @Override
    public void empty() {
        database.execute("delete from jobrunr_jobs");
    }

    @Override
    public int backlog(int products) {
        return Math.max(1, products / (database.isPostgreSql() ? 10 : 50));
    }

    @Override
    public void drain(int threads, int count, Consumer<Push> toBeCalled) {
        handler = toBeCalled;
        BackgroundJobServer started = new BackgroundJobServer(
                storage,
                jsonMapper,
                activator(),
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(threads)
                        .andPollInterval(POLL)
                        .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(Duration.ofSeconds(1)));
        server = started;
        started.start();
        Threads.await(() -> storage.countJobs(StateName.SUCCEEDED) >= count);
    }

    @Override
    public void stop() {
        BackgroundJobServer started = server;
        server = null;
        if (started != null) {
            started.stop();
        }
    }

    @Override
    public void close() {
        stop();
        jobs.shutdown();
        storage.close();
    }

    /** What JobRunr writes as JSON. */
    public record Request(String product, String store) implements JobRequest {

        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** What JobRunr calls. */
    public static final class Handler implements JobRequestHandler<Request> {

        private final Consumer<Push> pushes;

        Handler(Consumer<Push> pushes) {
            this.pushes = pushes;
        }

        @Override
        public void run(Request request) {
            pushes.accept(new Push(request.product(), request.store()));
        }
    }
}
