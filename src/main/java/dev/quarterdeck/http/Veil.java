package dev.quarterdeck.http;

import dev.quarterdeck.store.JobReader;
import java.util.List;

/** Hides parts of jobs: what is read through it, in place of the reader, has none of them. */
@FunctionalInterface
public interface Veil {

    /** @param paths what is to be hidden; may be nothing */
    JobReader over(JobReader reader, List<String> paths);
}
