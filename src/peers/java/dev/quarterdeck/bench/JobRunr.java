package dev.quarterdeck.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.storage.sql.sqlite.SqLiteStorageProvider;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;

/** JobRunr with its tables in SQLite. It looks for work every five seconds at the soonest: only its enqueue can be compared. */
public final class JobRunr implements Peers {

    @Override
    public List<Work> works() {
        return List.of(PeerWork.enqueue("JobRunr", Queue::new));
    }

    /** What a job of it is: an object that becomes JSON. */
    public record Mail(String payload) implements JobRequest {
        @Override
        public Class<Sender> getJobRequestHandler() {
            return Sender.class;
        }
    }

    /** Never runs here. */
    public static final class Sender implements JobRequestHandler<Mail> {
        @Override
        public void run(Mail mail) {}
    }

    private static final class Queue implements PeerWork.Running {
        private final HikariDataSource source;
        private final SqLiteStorageProvider storage;
        private final JobRequestScheduler scheduler;

        Queue(Path file) {
            source = PeerFile.open(file, 4);
            storage = new SqLiteStorageProvider(source);
            storage.setJobMapper(new JobMapper(new GsonJsonMapper()));
            scheduler = new JobRequestScheduler(storage);
        }

        @Override
        public double measure(Ground ground) throws Exception {
            return Crew.work(1, ground.size().window(), () -> scheduler.enqueue(new Mail(Jobs.PAYLOAD)))
                    .perSecond();
        }

        @Override
        public void close() {
            storage.close();
            source.close();
        }
    }
}
