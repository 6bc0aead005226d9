package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes back as it went in, whatever it is. */
abstract class TextContract extends StoreContract {
    /** Two bytes as UTF-8, so that no odd limit falls between two characters. */
    private static final String TWO_BYTES = "\u00e9";

    TextContract(StoreFactory factory) {
        super(factory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "before\u0000after",
                "\u0000\u0001\u0002\u001b[2J\u001b]0;title\u0007",
                "\u009b31m \u0085 \u007f",
                "\r\n\t\u2028\u2029",
                "\ufeffmark",
                "\ud83d\ude80 \ud834\udd1e \udbff\udfff",
                "\u202egnp.exe\u202c \u200b\u200d",
                "e\u0301 \u00e9 \uffff \ufffe",
                "'; DROP TABLE job; -- \" ` \\ % _ * ?",
                "{\"a\": [1, 2.50, null]}"
            })
    void payloadComesBackByteForByte(String payload) {
        long id = put(NewJob.of("t", payload));

        assertThat(store.payload(id)).contains(payload);
        assertThat(store.claim(request(1)).get(0).payload()).isEqualTo(payload);
        reopen();
        assertThat(store.payload(id)).contains(payload);
    }

    @Test
    void payloadOfOneMebibyteComesBack() {
        String ascii = "x".repeat(NewJob.MAX_PAYLOAD_BYTES);
        String wide = "\ud83d\ude80".repeat(NewJob.MAX_PAYLOAD_BYTES / 4);
        long first = put(NewJob.of("t", ascii));
        long second = put(NewJob.of("t", wide));

        assertThat(store.payload(first).orElseThrow().equals(ascii)).isTrue();
        assertThat(store.payload(second).orElseThrow().equals(wide)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "\ud83d\ude80", "\u202eabc", "'\"`;--", "%_*?[a]\\", "\n", "\u009b"})
    void namesComeBackAndAreFound(String text) {
        long id = put(new NewJob(text, "p", text, text, text, Priority.LOW, 0, null, null, null));

        Job job = job(id);

        assertThat(job.type()).isEqualTo(text);
        assertThat(job.queue()).isEqualTo(text);
        assertThat(job.name()).isEqualTo(text);
        assertThat(job.key()).isEqualTo(text);
        assertThat(store.enqueue(mail().key(text)).id()).isEqualTo(id);
        assertThat(store.counts().of(text, job.state())).isEqualTo(1);
        assertThat(store.queues()).extracting("name").containsExactly(text);
    }

    @Test
    void namesOf255AstralCharactersAreKeptWhole() {
        String longest = "\ud83d\ude80".repeat(NewJob.MAX_NAME_LENGTH);
        long id = put(NewJob.of(longest, "p").queue(longest).key(longest).name(longest));

        assertThat(job(id).type()).isEqualTo(longest);
        assertThat(job(id).key()).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "\u001b[2J", "\ud83d\ude80"})
    void resultAndErrorComeBack(String text) {
        long done = put(mail());
        store.settle(new Settlement.Complete(claimed(), text));
        long failed = put(mail());
        fail(claimed(), text);

        assertThat(job(done).result()).isEqualTo(text);
        assertThat(job(failed).error()).isEqualTo(text);
        assertThat(store.history(failed).get(0).error()).isEqualTo(text);
    }

    @Test
    void halfASurrogatePairInAnErrorHarmsNothing() {
        long id = put(mail());

        assertThat(fail(claimed(), "bad \ud83d text")).isTrue();

        assertThat(job(id).error()).startsWith("bad ").endsWith(" text");
    }

    @Test
    void errorIsCutAtACharacterBorder() {
        String error = "x" + TWO_BYTES.repeat(Attempt.MAX_ERROR_BYTES);
        long id = put(mail());
        Lease lease = claimed();

        fail(lease, error);

        assertThat(job(id).error()).isEqualTo("x" + TWO_BYTES.repeat(1023));
        String kept = store.history(id).get(0).error();
        assertThat(kept).isEqualTo("x" + TWO_BYTES.repeat(Attempt.MAX_ERROR_BYTES / 2 - 1));
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSize(Attempt.MAX_ERROR_BYTES - 1);
    }

    @Test
    void errorOfExactlyTheLimitIsKeptWhole() {
        String error = "x".repeat(Attempt.MAX_ERROR_BYTES);
        long id = put(mail());
        fail(claimed(), error);

        assertThat(store.history(id).get(0).error()).isEqualTo(error);
        assertThat(job(id).error()).isEqualTo("x".repeat(2048));
    }
}
