package dev.quarterdeck.ssh;

import static dev.quarterdeck.ssh.PublicKeys.ECDSA;
import static dev.quarterdeck.ssh.PublicKeys.ED25519;
import static dev.quarterdeck.ssh.PublicKeys.RSA;
import static dev.quarterdeck.ssh.PublicKeys.SHORT_RSA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.operation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeysTest {
    private static AuthorizedKeys parse(String... lines) {
        return AuthorizedKeys.parse(List.of(lines), visitor -> {});
    }

    private static Visitor visitor(String line) {
        AuthorizedKeys keys = parse(line);
        assertThat(keys.faults()).isEmpty();
        return keys.visitor(PublicKeys.text(ED25519)).orElseThrow();
    }

    @Test
    void aKeyWithoutARoleIsAViewersAndIsCalledByItsComment() {
        assertThat(visitor(ED25519 + " ann@laptop of ann"))
                .isEqualTo(new Visitor("ann@laptop of ann", Role.VIEWER, List.of()));
    }

    @Test
    void aKeyWithoutACommentIsCalledByItsFingerprint() {
        assertThat(visitor(ED25519).name()).isEqualTo(PublicKeys.ED25519_FINGERPRINT);
    }

    @Test
    void aCommentIsMadeHarmless() {
        assertThat(visitor(ED25519 + " ann\u001b[2J\u202e").name()).isEqualTo("ann?[2J?");
        assertThat(visitor(ED25519 + " " + "a".repeat(200)).name()).hasSize(64);
    }

    @Test
    void optionsGiveARoleANameAndWhatIsHidden() {
        assertThat(visitor("role=\"operator\",name=\"Ann \\\"A\\\" B, C\",redact=\"payload.token error\" " + ED25519
                        + " x"))
                .isEqualTo(new Visitor("Ann \"A\" B, C", Role.OPERATOR, List.of("payload.token", "error")));
        assertThat(visitor("role=\"admin\"\t" + ED25519).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void keysOfEveryGoodKindAreTakenAndBlankLinesAndCommentsPassedOver() {
        AuthorizedKeys keys = parse("# people", "", "  " + ED25519 + " ann", "\t", ECDSA + " bob", RSA, "  # the end");

        assertThat(keys.faults()).isEmpty();
        assertThat(keys.visitors()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "role=\"operater\" KEY          | expected role to be viewer, operator or admin, got: operater",
                "role=\"Admin\" KEY             | expected role to be viewer, operator or admin, got: Admin",
                "role=\"\" KEY                  | expected role to be viewer, operator or admin, got: ",
                "role=\"admin KEY               | the quotes of role are not closed",
                "role=admin KEY                 | expected role=\"...\", with quotes",
                "role KEY                       | expected role=\"...\", with quotes",
                "role=\"viewer\",role=\"admin\" KEY | the option role is said twice",
                "role=\"viewer\"name=\"x\" KEY  | expected a blank or a comma after an option",
                "role=\"viewer\", KEY           | unknown option '': only role",
                "command=\"/bin/sh\" KEY        | unknown option 'command': only role",
                "restrict KEY                   | unknown option 'restrict': only role",
                "no-pty,role=\"admin\" KEY      | unknown option 'no-pty': only role",
                "cert-authority KEY             | unknown option 'cert-authority': only role",
                "ROLE=\"admin\" KEY             | unknown option 'ROLE': only role",
                "name=\"\" KEY                  | expected name to be a line of 1 to 64 characters",
                "redact=\"\" KEY                | expected redact to name parts of jobs",
                "role=\"admin\",redact=\"error\" KEY | expected redact to name parts of jobs",
                "role=\"admin\"                 | expected a key of the type ssh-ed25519",
                "ssh-ed25519                    | expected a whole ssh-ed25519 key",
                "ssh-ed25519 AAAA!!!            | expected a key in base64",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 | expected a whole ssh-ed25519 key",
                "ssh-dss AAAAB3NzaC1kc3M=       | expected a key of the type ssh-ed25519",
                "ssh-ed25519-cert-v01@openssh.com AAAA | expected a key of the type ssh-ed25519",
                "1024 35 1234567                | unknown option '1024': only role",
            })
    void aLineWithAFaultLetsNobodyInAndSaysItsNumber(String line, String fault) {
        AuthorizedKeys keys = parse("# first", line.replace("KEY", ED25519), ECDSA);

        assertThat(keys.faults())
                .singleElement()
                .asString()
                .startsWith("line 2: " + fault)
                .hasLineCount(1);
        assertThat(keys.visitor(PublicKeys.text(ED25519))).isEmpty();
        assertThat(keys.visitor(PublicKeys.text(ECDSA))).isPresent();
    }

    @Test
    void aKeyOfAnotherKindThanItSaysIsNone() {
        assertThat(parse("ssh-ed25519 " + ECDSA.split(" ")[1]).faults())
                .containsExactly("line 1: expected a whole ssh-ed25519 key, as ssh-keygen writes it to the .pub file");
        assertThat(parse(ED25519.substring(0, ED25519.length() - 4) + "AAAAAAAA")
                        .visitors())
                .isEmpty();
    }

    @Test
    void anRsaKeyThatCanBeBrokenIsRefused() {
        assertThat(parse(SHORT_RSA).faults())
                .containsExactly("line 1: expected an RSA key of at least 2048 bits, got one of 1024");
    }

    @Test
    void aKeyThatIsGivenTwiceKeepsItsFirstRole() {
        AuthorizedKeys keys = parse("role=\"viewer\" " + ED25519, "role=\"admin\" " + ED25519 + " again");

        assertThat(keys.faults()).containsExactly("line 2: this key was given before, on line 1");
        assertThat(keys.visitor(PublicKeys.text(ED25519)).orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\"", "=", ",", "role=\"", "\\", "\u001b]52;c;x\u0007", "ssh-ed25519 ="})
    void whateverStandsThereEndsInOneHarmlessSentence(String line) {
        assertThat(parse(line).faults())
                .singleElement()
                .asString()
                .hasLineCount(1)
                .doesNotContain("\u001b", "\u0000");
    }

    @Test
    void whatTheServerCannotHideIsAFaultOfItsLine() {
        AuthorizedKeys keys = AuthorizedKeys.parse(List.of("redact=\"nonsense\" " + ED25519), visitor -> {
            throw new IllegalArgumentException(
                    "no such part: " + visitor.hidden().get(0));
        });

        assertThat(keys.faults()).containsExactly("line 1: no such part: nonsense");
        assertThat(keys.visitors()).isEmpty();
    }
}
