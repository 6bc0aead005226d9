package dev.quarterdeck.command;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.GeneratedSection;
import dev.quarterdeck.operation.Role;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md says each role may is what the verbs say. */
class ReadmeRolesTest {
    @Test
    void listsWhatEachRoleAdds() throws IOException {
        String rows = Stream.of(Role.values())
                .map(role -> "\n| `" + role.word() + "` | " + role.about() + " | " + verbs(role) + " |")
                .collect(joining());

        GeneratedSection.verify("roles", "| role | in short | adds |\n|---|---|---|" + rows);
    }

    private static String verbs(Role role) {
        return Verbs.names().stream()
                .filter(verb -> Permission.least(Verbs.make(verb).getClass()) == role)
                .map(verb -> "`" + verb + "`")
                .collect(joining(" "));
    }
}
