package dev.quarterdeck.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.TwelveCauses.Failure;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which errors have the same cause. */
class FingerprintTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '\u0001', textBlock = """
            # as it stands
            no space left on device -> no space left on device
            java.io.IOException: Broken pipe -> java.io.IOException: Broken pipe
            TCP/IP and/or I/O, n/a; C++ & C# -> TCP/IP and/or I/O, n/a; C++ & C#
            can't open the user's file -> can't open the user's file
            a <= b, a < b and c > d -> a <= b, a < b and c > d
            facade of a decade -> facade of a decade
            May they come in March -> May they come in March
            log4j, i18n and utf8 -> log#j, i#n and utf#
            état inconnu, 接続エラー -> état inconnu, 接続エラー
            # numbers
            timeout after 30s talking to smtp-2 -> timeout after # talking to smtp-#
            exit 127: retry 2 of 3 -> exit #: retry # of #
            offset -5, +5 or 5 -> offset # or #
            at .5 and 1,204.5 and 1e-9 -> at # and # and #
            HTTP/1.1 503 -> HTTP/#
            503:Service down -> #:Service down
            issue #12 of v1.2.3 -> issue # of v#
            rows 3, 5, 7, 9 are bad -> rows # are bad
            worker12 on node_7.eu -> worker# on node_#.eu
            PT1M30S or PT0.5S -> # or #
            99% of 5GB -> #% of #
            10.0.0.1:8080 and 10.0.0.0/24 -> # and #
            # times
            at 2026-11-26T12:01:22.123Z it broke -> at # it broke
            at 2026-11-26 12:01:22,123 it broke -> at # it broke
            at 2026-11-26T12:01+02:00 it broke -> at # it broke
            at 12:01 it broke -> at # it broke
            at 12:01:22 PM it broke -> at # it broke
            at Thu Nov 26 12:01:22 UTC 2026 it broke -> at # it broke
            on Thu, 26 Nov 2026 12:01:22 GMT it broke -> on # it broke
            # ids
            user 9f1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 -> user #
            user dead-beef-cafe-face-000000000001 -> user #
            commit deadbee of 0xDEADBEEF -> commit # of #
            request a1b2c3 in tx b71c -> request # in tx #
            cus_NffrFeUfNV2Hib owes ch_1A2b3C -> cus_# owes ch_#
            from aa:bb:cc:dd:ee:ff:00 and fe80::1 to 2001:db8::ff00:42:8329 -> from # and # to #
            Order@1f32e575 and lodash@4.17.21 -> Order@# and lodash@#
            # quotes and brackets
            not a JPEG: "a b.png" -> not a JPEG: "…"
            column 'it's' or `x` or “y” or «z» -> column "…" or "…" or "…" or "…"
            say "a \\"b\\" c" twice -> say "…" twice
            one of 'a', 'b', 'c' -> one of "…"
            an open "quote 5 -> an open "quote #
            550 mailbox unavailable <ann@example.com> -> # mailbox unavailable <…>
            List<String> of <> -> List<…> of <>
            # paths, URLs, addresses
            cannot open /var/spool/a b -> cannot open /… b
            /etc/passwd: permission denied -> /…: permission denied
            ~/x, ./x, ../x and /x. -> /… and /….
            C:\\Temp\\a.txt and \\\\nas\\b and d:/x -> /… and /… and /…
            (/data/dt=1/part.gz) at img/a.png:12 -> (/…) at /…:#
            / is full -> / is full
            GET https://a.example/b?c=d,e failed -> GET ://… failed
            see <http://a.example/b> or (s3://x/y). -> see <…> or (://…).
            mail to=ann.b+c@example.com, bounced -> mail to=…@…, bounced
            """)
    void messageWithoutWhatDiffers(String error, String message) {
        assertThat(Messages.blanked(error)).isEqualTo(message);
        assertThat(Messages.blanked(message)).as("blanked again").isEqualTo(message);
    }

    @Test
    void onlyTheFirstLineThatSaysSomethingCounts() {
        assertThat(Messages.blanked("\r\n  \n\t  out of\t \u00a0memory \r\n\tat x.Y(Z.java:1)"))
                .isEqualTo("out of memory");
        assertThat(Messages.blanked("")).isEmpty();
        assertThat(Messages.blanked(" \n ")).isEmpty();
    }

    /** People and scripts wrote these down. They may not change. */
    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            mail.send -> timeout after 30s talking to smtp-2 -> 1b54f558b848
            mail.send -> 550 mailbox unavailable <ann@example.com> -> 55327685be47
            été -> ConnectException: "größer" than 5 at /tmp/x -> 7d9a7ae4e71e
            """)
    void isTheSameInEveryVersion(String type, String error, String fingerprint) {
        assertThat(Fingerprint.of(type, error)).isEqualTo(fingerprint);
    }

    @Test
    void typeCounts() {
        assertThat(Fingerprint.of("a", "x")).isNotEqualTo(Fingerprint.of("b", "x"));
        assertThat(Fingerprint.of("a", "x 1\nand more")).isEqualTo(Fingerprint.of("a", "x 2"));
        assertThat(Fingerprint.of("a", "x 1")).isEqualTo(Fingerprint.ofMessage("a", "x #"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126, -7})
    void tenThousandFailuresOfTwelveCausesAreTwelveGroups(long seed) {
        List<Failure> failures = TwelveCauses.failures(seed, 10_000);

        Map<String, Set<Integer>> causes = failures.stream()
                .collect(groupingBy(
                        failure -> Fingerprint.of(failure.type(), failure.error()), mapping(Failure::cause, toSet())));

        assertThat(causes.values()).as("seed %d", seed).hasSize(12).allSatisfy(each -> assertThat(each)
                .hasSize(1));
    }

    /** Each of these would take minutes if it were looked at again from every place in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"'a ", "\"", "<", "<a", "a:", "a.", "a@", "/", "a/", "- ", "#", "a1", "Mon ", "::", "“‘«„`", "1-"
            })
    void longTextIsReadToItsEnd(String piece) {
        assertThat(Messages.blanked(piece.repeat(100_000) + " end")).endsWith("end");
    }

    @Test
    void hostileTextIsReadToItsEnd() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(
                        random.nextBoolean()
                                ? "\"'`<>:/\\@.-_#%+=,;()[] 0aT\ud83d\u001b\u202e“”".charAt(random.nextInt(30))
                                : (char) random.nextInt(0x10000));
            }
            assertThat(Fingerprint.of("t", text.toString())).matches("[0-9a-f]{12}");
        }
    }
}
