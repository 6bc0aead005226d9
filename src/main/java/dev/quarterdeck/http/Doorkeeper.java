package dev.quarterdeck.http;

import dev.quarterdeck.http.Tokens.Bearer;
import dev.quarterdeck.operation.Role;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what the maker of a request may do. Without tokens everybody on this machine may do everything, but for the pages in
 * their browsers: any page of the web can make a browser send requests to a server on its own machine.
 */
final class Doorkeeper {
    private static final Pattern OWN_HOST =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])\\.?(:[0-9]+)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEARER = Pattern.compile("Bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

    private static final Bearer NEIGHBOUR = new Bearer(Role.ADMIN, List.of());

    private final @Nullable Tokens tokens;

    Doorkeeper(@Nullable Tokens tokens) {
        this.tokens = tokens;
    }

    /** What a request says of where it comes from. */
    record Papers(
            @Nullable String authorization,
            @Nullable String host,
            @Nullable String origin) {}

    /** Whoever made the request, if they may. */
    Bearer admit(Papers papers, Role least) {
        Bearer bearer = tokens == null ? neighbour(papers) : bearer(tokens, papers.authorization());
        if (!bearer.role().may(least)) {
            throw new Refusal(403, bearer.role().refusal("this request", least));
        }
        return bearer;
    }

    private static Bearer bearer(Tokens tokens, @Nullable String authorization) {
        var matcher = BEARER.matcher(authorization == null ? "" : authorization);
        if (!matcher.matches()) {
            throw unknown("expected the header Authorization: Bearer TOKEN, with a token of the server's token file");
        }
        return tokens.bearer(matcher.group(1))
                .orElseThrow(() -> unknown("this token is not in the server's token file"));
    }

    private static Refusal unknown(String message) {
        return new Refusal(401, message, Map.of("WWW-Authenticate", "Bearer"));
    }

    private static Bearer neighbour(Papers papers) {
        if (papers.origin() != null) {
            throw new Refusal(403, "pages in a browser are not served; start the server with --token-file for that");
        }
        if (papers.host() != null && !OWN_HOST.matcher(papers.host()).matches()) {
            throw new Refusal(
                    403,
                    "expected the header Host to be localhost or 127.0.0.1; start the server with --token-file for other"
                            + " names");
        }
        return NEIGHBOUR;
    }
}
