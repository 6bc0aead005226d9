package dev.quarterdeck.http;

import dev.quarterdeck.operation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which request, and what its maker must be allowed to do. */
final class Routes {
    /** Of as many digits as surely make a long. */
    private static final String ID = "([0-9]{1,18})";

    private final List<Route> routes = new ArrayList<>();

    /**
     * One path and method.
     *
     * @param name as documents and figures have it
     * @param least null when nobody is asked who they are
     */
    record Route(
            String method,
            String name,
            Pattern path,
            @Nullable Role least,
            Endpoint endpoint) {
        boolean takes(String asked) {
            // HEAD is GET whose body is not sent.
            return asked.equals(method) || asked.equals("HEAD") && method.equals("GET");
        }
    }

    /** A route, and the number in the path that was asked for. */
    record Match(Route route, long id) {}

    /** @param path with {@code {id}} where a job's number stands */
    Routes add(String method, String path, @Nullable Role least, Endpoint endpoint) {
        routes.add(new Route(method, path, Pattern.compile(path.replace("{id}", ID)), least, endpoint));
        return this;
    }

    Match find(String method, String path) {
        List<Match> matches = routes.stream()
                .map(route -> match(route, path))
                .filter(match -> match != null)
                .toList();
        if (matches.isEmpty()) {
            throw new Refusal(404, "there is nothing at this path; there are " + names());
        }
        return matches.stream()
                .filter(match -> match.route().takes(method))
                .findFirst()
                .orElseThrow(() -> wrongMethod(matches));
    }

    private static @Nullable Match match(Route route, String path) {
        Matcher matcher = route.path().matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        return new Match(route, matcher.groupCount() == 0 ? 0 : Long.parseLong(matcher.group(1)));
    }

    private static Refusal wrongMethod(List<Match> matches) {
        String allowed = matches.stream().map(match -> match.route().method()).collect(Collectors.joining(", "));
        return new Refusal(405, "this path takes " + allowed, Map.of("Allow", allowed));
    }

    private String names() {
        return routes.stream().map(route -> route.method() + " " + route.name()).collect(Collectors.joining(", "));
    }
}
