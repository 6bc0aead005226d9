package dev.quarterdeck.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be made, whole.
 *
 * @param id the number in its path; 0 where the path has none
 * @param idempotencyKey the header of that name
 * @param body its text, empty when it had none
 * @param hidden the parts of jobs that whoever made it must not see
 * @param peer the address that it came from
 * @param gone whether whoever made it has hung up by now
 */
record Call(
        long id,
        @Nullable String idempotencyKey,
        String body,
        List<String> hidden,
        String peer,
        BooleanSupplier gone) {}
