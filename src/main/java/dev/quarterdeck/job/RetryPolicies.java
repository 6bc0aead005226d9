package dev.quarterdeck.job;

import java.util.HashMap;
import java.util.Map;

/**
 * How long failed jobs wait, by type.
 *
 * @param byType the types with a policy of their own
 * @param rest for every other type
 */
public record RetryPolicies(Map<String, RetryPolicy> byType, RetryPolicy rest) {

    /** {@link RetryPolicy#DEFAULT} for every type. */
    public static final RetryPolicies DEFAULT = all(RetryPolicy.DEFAULT);

    public RetryPolicies {
        byType = Map.copyOf(byType);
    }

    /** One policy for every type. */
    public static RetryPolicies all(RetryPolicy policy) {
        return new RetryPolicies(Map.of(), policy);
    }

    /** The same, and this policy for a type. */
    public RetryPolicies with(String type, RetryPolicy policy) {
        Map<String, RetryPolicy> more = new HashMap<>(byType);
        more.put(type, policy);
        return new RetryPolicies(more, rest);
    }

    public RetryPolicy of(String type) {
        return byType.getOrDefault(type, rest);
    }
}
