package dev.quarterdeck.engine;

import static dev.quarterdeck.job.Priority.CRITICAL;
import static dev.quarterdeck.job.Priority.HIGH;
import static dev.quarterdeck.job.Priority.LOW;
import static dev.quarterdeck.job.Priority.NORMAL;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The catalogue of the simulation: a shop that sends mail, calls webhooks, makes pictures, reports and backups. */
final class SimulatedTypes {
    static final List<SimulatedType> ALL = List.of(
            new SimulatedType(
                    "mail.send",
                    "mail",
                    30,
                    Duration.ofMillis(35),
                    0.08,
                    0.015,
                    0.05,
                    List.of(HIGH, NORMAL, NORMAL),
                    new Template("{\"to\":\"<ana|ben|chen|dora|emil|farah>####@example.<com|net|org>\","
                            + "\"template\":\"<welcome|receipt|reset|digest>\",\"message\":########}"),
                    texts(
                            "SMTP 451 4.7.1 greylisted by mx#.example.net, try again in ### s",
                            "timeout after #### ms reading from mx#.example.net:25"),
                    texts("not an address: \"<ana|ben|chen|dora>####@\"")),
            new SimulatedType(
                    "webhook.deliver",
                    "hooks",
                    26,
                    Duration.ofMillis(45),
                    0.34,
                    0.005,
                    0.02,
                    List.of(NORMAL),
                    new Template("{\"url\":\"https://hooks.example.com/t/####\","
                            + "\"event\":\"order.<created|paid|shipped|refunded>\",\"order\":#######}"),
                    texts(
                            "HTTP 50# from https://hooks.example.com/t/####",
                            "connection refused: 203.0.113.##:443",
                            "no answer from hooks.example.com within #### ms"),
                    texts("HTTP 410 from https://hooks.example.com/t/####: the endpoint is gone")),
            new SimulatedType(
                    "image.resize",
                    "media",
                    18,
                    Duration.ofMillis(90),
                    0.05,
                    0.02,
                    0,
                    List.of(NORMAL, NORMAL, LOW),
                    new Template("{\"file\":\"IMG_####.<jpg|png|heic>\",\"width\":<320|640|1280|1920>,\"quality\":8#}"),
                    texts("cannot allocate ######## bytes for a picture of #### x #### points"),
                    texts("unexpected end of JPEG data at byte ######")),
            new SimulatedType(
                    "search.index",
                    "batch",
                    12,
                    Duration.ofMillis(25),
                    0.06,
                    0,
                    0.02,
                    List.of(LOW, NORMAL),
                    new Template("{\"index\":\"<products|orders|customers>\",\"document\":######}"),
                    texts("version conflict: document ###### is at ### already"),
                    texts()),
            new SimulatedType(
                    "invoice.render",
                    "mail",
                    8,
                    Duration.ofMillis(75),
                    0.05,
                    0.02,
                    0.10,
                    List.of(CRITICAL, HIGH, NORMAL),
                    new Template("{\"invoice\":\"2026-#####\",\"customer\":#####,\"cents\":######}"),
                    texts("renderer ended with status 1## after ### ms"),
                    texts("template \"invoice-v#\" needs \"<vat_id|due_date|iban>\": customer #####")),
            new SimulatedType(
                    "report.build",
                    "batch",
                    5,
                    Duration.ofMillis(150),
                    0.12,
                    0,
                    0.20,
                    List.of(LOW, NORMAL),
                    new Template("{\"report\":\"<revenue|stock|returns>\",\"month\":\"2026-0#\",\"rows\":#####}"),
                    texts("deadlock: transaction ##### waits for transaction #####"),
                    texts()),
            new SimulatedType(
                    "backup.daily",
                    "batch",
                    1,
                    Duration.ofMillis(190),
                    0.30,
                    0,
                    0,
                    List.of(CRITICAL),
                    new Template("{\"volume\":\"/srv/<shop|media|mail>\",\"keep_days\":##}"),
                    texts("no space left on /backup: ##### MB needed, ### MB free"),
                    texts()));

    private static final int TOTAL_WEIGHT =
            ALL.stream().mapToInt(SimulatedType::weight).sum();

    private SimulatedTypes() {}

    /** One of the catalogue, by the types' weights. */
    static SimulatedType any(SplittableRandom dice) {
        int left = dice.nextInt(TOTAL_WEIGHT);
        for (SimulatedType type : ALL) {
            left -= type.weight();
            if (left < 0) {
                return type;
            }
        }
        throw new IllegalStateException("no type for a weight below the total. Indicates a bug.");
    }

    /** The type of that name; one that is not in the catalogue behaves like the average of them. */
    static SimulatedType of(String name) {
        return ALL.stream().filter(type -> type.type().equals(name)).findFirst().orElseGet(() -> unknown(name));
    }

    private static SimulatedType unknown(String name) {
        return new SimulatedType(
                name,
                "default",
                1,
                Duration.ofMillis(40),
                0.12,
                0.02,
                0,
                List.of(NORMAL),
                new Template("{}"),
                texts("upstream answered 503 to request ########", "timeout after #### ms waiting for a connection"),
                texts("field \"<id|ref|action>\" is missing in the payload"));
    }

    private static List<Template> texts(String... templates) {
        return Stream.of(templates).map(Template::new).toList();
    }
}
