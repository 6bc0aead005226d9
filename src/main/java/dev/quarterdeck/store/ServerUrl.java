package dev.quarterdeck.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a PostgreSQL server and a schema on it are written: {@code postgres://user@host:port/database?schema=name}. */
final class ServerUrl {
    private static final Pattern SCHEME = Pattern.compile("(?i)postgres(ql)?://.*", Pattern.DOTALL);

    /** A password may hold an {@code @} that should have been encoded: everything up to the last one is hidden. */
    private static final Pattern PASSWORD =
            Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://[^:@/?#]*):.*@", Pattern.DOTALL);

    /** In any text, and in what was meant to be a URL. */
    private static final Pattern PASSWORDS =
            Pattern.compile("(?i)(postgres(?:ql)?:?/{0,2}[^:@/?#\\s]*):(?!/)\\S*@|(password=)[^&\\s'\"]*");

    private static final Pattern NEARLY = Pattern.compile("(?i)(jdbc:postgres|postgres(ql)?(:|//)).*", Pattern.DOTALL);
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Set<String> OPTIONS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");
    private static final String SHAPE = "expected postgres://USER@HOST:PORT/DATABASE, ";
    private static final int PORT = 5432;

    private ServerUrl() {}

    static boolean isOne(String text) {
        return SCHEME.matcher(text).matches();
    }

    /** Whether it looks like one that was mistyped, and like no path of a file. */
    static boolean isNearlyOne(String text) {
        return NEARLY.matcher(text).matches();
    }

    static String withoutPasswords(String text) {
        return PASSWORDS
                .matcher(text)
                .replaceAll(found -> found.group(2) == null
                        ? Matcher.quoteReplacement(found.group(1)) + "@"
                        : found.group(2) + "***");
    }

    static String withoutPassword(String text) {
        return PASSWORD.matcher(text).replaceFirst("$1@");
    }

    static Target.Server parse(String text) {
        URI uri = uri(text);
        String path = uri.getRawPath();
        if (uri.getHost() == null || path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw refused(text, SHAPE + "and got no " + (uri.getHost() == null ? "host" : "database"));
        }
        String user = uri.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        Map<String, String> options = options(text, uri.getRawQuery());
        String schema = options.remove("schema");
        if (schema != null && !PLAIN_NAME.matcher(schema).matches()) {
            throw refused(text, "expected a schema of a-z, 0-9 and _, got: " + schema);
        }
        return new Target.Server(
                uri.getHost(),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                decoded(path.substring(1)),
                user == null ? null : decoded(colon < 0 ? user : user.substring(0, colon)),
                user == null || colon < 0 ? null : decoded(user.substring(colon + 1)),
                schema == null ? Target.Server.SCHEMA : schema,
                options);
    }

    /** What Java says of it is not told: it would repeat the password. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text, SHAPE + "percent-encode what is special in a name or a password");
        }
    }

    private static Map<String, String> options(String text, @Nullable String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !(name.equals("schema") || OPTIONS.contains(name))) {
                throw refused(text, "expected schema=NAME or sslmode, sslrootcert, sslcert, sslkey, got: " + name);
            }
            String value = decoded(option.substring(equals + 1));
            if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
                throw refused(
                        text,
                        "expected sslmode to be disable, allow, prefer, require, verify-ca or verify-full, got: "
                                + value);
            }
            options.put(name, value);
        }
        return options;
    }

    private static StoreException.CannotOpen refused(String text, String why) {
        String shown = withoutPassword(text);
        int query = shown.indexOf('?');
        return new StoreException.CannotOpen(
                "cannot open " + (query < 0 ? shown : shown.substring(0, query)) + ": " + why);
    }

    static String of(Target.Server server) {
        StringBuilder text = new StringBuilder("postgres://");
        if (server.user() != null) {
            text.append(encoded(server.user())).append('@');
        }
        text.append(server.host());
        if (server.port() != PORT) {
            text.append(':').append(server.port());
        }
        text.append('/').append(encoded(server.database()));
        Map<String, String> options = new TreeMap<>(server.options());
        if (!server.schema().equals(Target.Server.SCHEMA)) {
            options.put("schema", server.schema());
        }
        char sign = '?';
        for (Map.Entry<String, String> option : options.entrySet()) {
            text.append(sign).append(option.getKey()).append('=').append(encoded(option.getValue()));
            sign = '&';
        }
        return text.toString();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
