package dev.quarterdeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void whatIsNoUrlIsAFile() {
        assertThat(Target.parse("jobs.db")).isInstanceOf(Target.File.class);
        assertThat(Target.parse("postgres/jobs.db")).isInstanceOf(Target.File.class);
    }

    @Test
    void urlNamesEverything() {
        assertThat(Target.parse("postgresql://ann:s%40c@db.example.com:6432/ops?schema=mail&sslmode=require"))
                .isEqualTo(new Target.Server(
                        "db.example.com", 6432, "ops", "ann", "s@c", "mail", Map.of("sslmode", "require")));
    }

    @Test
    void urlLeavesMostOut() {
        assertThat(Target.parse("postgres://localhost/ops"))
                .isEqualTo(new Target.Server("localhost", 5432, "ops", null, null, "quarterdeck", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ann:secret@h/ops, postgres://ann@h/ops",
        "postgresql://h:5432/ops?schema=quarterdeck, postgres://h/ops",
        "postgres://ann@h:6432/o%20ps?sslmode=require&schema=mail, postgres://ann@h:6432/o%20ps?schema=mail&sslmode=require",
        "postgres://a%2Bb:x@[::1]/ops, postgres://a%2Bb@[::1]/ops"
    })
    void textIsTheUrlWithoutItsPassword(String given, String text) {
        Target target = Target.parse(given);

        assertThat(target.text()).isEqualTo(text);
        assertThat(target).hasToString(text);
        assertThat(Target.parse(text).text()).isEqualTo(text);
    }

    @Test
    void passwordsAreFoundInAnyText() {
        assertThat(Target.withoutPasswords(
                        "got: 'postgres://ann:SECRET@h/ops' and jdbc:postgresql://h?password=SECRET&x=1"))
                .isEqualTo("got: 'postgres://ann@h/ops' and jdbc:postgresql://h?password=***&x=1");
        assertThat(Target.withoutPasswords("no queue file at postgres:/ann:SEC@RET@h/ops: give its path"))
                .isEqualTo("no queue file at postgres:/ann@h/ops: give its path");
        assertThat(Target.withoutPasswords(
                        "cannot open postgres://ann@h:5432/ops: expected postgres://USER@HOST:PORT/DATABASE"))
                .isEqualTo("cannot open postgres://ann@h:5432/ops: expected postgres://USER@HOST:PORT/DATABASE");
        assertThat(Target.withoutPasswords("at 12:00:01 ann@example.com took postgres://h/ops"))
                .isEqualTo("at 12:00:01 ann@example.com took postgres://h/ops");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:secret@h",
                "postgres://ann:secret@h/a/b",
                "postgres://ann:secret@/ops",
                "postgres://ann:secret@h/ops?schema=No",
                "postgres://ann:secret@h/ops?pool=3",
                "postgres://ann:sec ret%@h/ops",
                "postgres://ann:p@secret@h/ops",
                "postgres://ann:secret@h:port/ops",
                "postgres:/ann:secret@h/ops",
                "postgres//ann:secret@h/ops",
                "jdbc:postgresql://h/ops?user=ann&password=secret",
                "postgres://ann:secret@h/ops?sslmode=bogus",
                "mysql://ann:secret@h/ops"
            })
    void noRefusalTellsThePassword(String given) {
        assertThatThrownBy(() -> Target.parse(given))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageStartingWith("cannot open ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("sec ret")
                .hasNoCause();
    }

    @Test
    void shownTextHidesPasswordsOfUrlsAndNothingElse() {
        assertThat(Target.shown("postgres://ann:sec@ret@h/ops")).isEqualTo("postgres://ann@h/ops");
        assertThat(Target.shown("postgres://ann@h/ops")).isEqualTo("postgres://ann@h/ops");
        assertThat(Target.shown("a:b@c.db")).isEqualTo("a:b@c.db");
    }
}
