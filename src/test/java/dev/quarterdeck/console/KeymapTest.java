package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.operation.Confirmation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The registry of keys and what is made from it. */
class KeymapTest {

    @ParameterizedTest
    @EnumSource(Scope.class)
    void everyKeyMeansOneThing(Scope scope) {
        Set<Key> seen = new HashSet<>();
        for (Binding binding : Keymap.of(scope)) {
            assertThat(binding.keys()).as(binding.label()).isNotEmpty();
            assertThat(binding.about()).isNotBlank().doesNotEndWith(".");
            binding.keys()
                    .forEach(
                            key -> assertThat(seen.add(key)).as("%s twice", key).isTrue());
        }
        assertThat(Keymap.of(scope)).isNotEmpty();
    }

    @Test
    void everyKeyOfTheDesignIsThere() {
        String letters = "kjhlgG1234 v*rXMCLuEpf/nNsi:eawQTtyS@Z?q";
        letters.chars().forEach(letter -> assertThat(Keymap.find(Scope.BOARD, Key.character(letter)))
                .as("%c", letter)
                .isPresent());
        for (char letter : "clz".toCharArray()) {
            assertThat(Keymap.find(Scope.ANYWHERE, Key.ctrl(letter))).isPresent();
        }
    }

    @Test
    void nothingIsDestroyedByALoneLowercaseLetter() {
        List<String> harmless = List.of(
                "k", "j", "h", "l", "g", "v", "f", "q", "x", "r", "u", "p", "e", "a", "w", "t", "y", "s", "n", "i");
        Keymap.of(Scope.BOARD).stream()
                .flatMap(binding -> binding.keys().stream())
                .filter(key ->
                        key.kind() == Key.Kind.CHARACTER && !key.ctrl() && Character.isLowerCase(key.codePoint()))
                .forEach(key -> assertThat(harmless).contains(Character.toString(key.codePoint())));
    }

    @Test
    void theHelpExplainsEveryKey() {
        Desk desk = Harbour.busy().desk(120, 40).press("?");
        List<String> lines = desk.model().layer(Reader.class).orElseThrow().lines(desk.model()).stream()
                .map(Line::text)
                .toList();
        for (Scope scope : Scope.values()) {
            assertThat(lines).contains(scope.title());
            Keymap.of(scope).forEach(binding -> assertThat(lines)
                    .as(binding.label())
                    .anyMatch(line -> line.contains(binding.label()) && line.contains(binding.about())));
        }
        assertThat(lines).anyMatch(line -> line.contains("not now: requeue does nothing to pending jobs"));
    }

    @Test
    void theFooterOffersWhatCanBeDone() {
        Desk desk = Harbour.busy().desk(80, 24);
        assertThat(desk.footer()).contains("C cancel", "? help").doesNotContain("r requeue");
        assertThat(desk.press("4").footer()).startsWith("r requeue  X purge").endsWith("? help");
        assertThat(desk.press("<enter>").footer()).contains("Esc back");
    }

    @Test
    void everyMessageAndEveryLayerHasItsPlace() {
        Desk desk = Harbour.busy().desk(80, 24);
        assertThat(Msg.class.getPermittedSubclasses()).hasSize(9);
        List<Msg> all = List.of(
                new Msg.Tick(Harbour.NOON, 2_000_000),
                new Msg.Pressed(Key.character('j')),
                new Msg.Pasted("x"),
                new Msg.Resized(new Size(80, 24)),
                new Msg.Answered(Lane.of(Lane.Kind.CHANGE_MARK), -1, new PictureFinding.Mark(1)),
                new Msg.Failed(Lane.of(Lane.Kind.CHANGE_MARK), -1, "no"),
                new Msg.Asked(1, new Confirmation(Confirmation.Kind.YES_NO, "sure? (y/N)", List.of(), 2)),
                new Msg.Drawn(),
                new Msg.Progressed(1, 1, 2));
        all.forEach(desk::take);
        assertThat(all.stream().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Msg.class.getPermittedSubclasses()));
    }
}
