package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.console.Key;
import dev.quarterdeck.console.Key.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is sent is written with {@code \e} for ESC, {@code \x1f} for any byte and {@code <30>} for a gap of 30 ms; after the
 * last byte two seconds pass. Keys are written as {@code a}, {@code C-a}, {@code M-a}, {@code S-UP}.
 */
class KeyDecoderTest {
    private static final Pattern PIECE = Pattern.compile("\\\\e|\\\\x([0-9a-f]{2})|<(\\d+)>|[^\\\\<]");

    private final KeyDecoder decoder = new KeyDecoder();
    private long nanos = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // characters
                "q            | q",
                "qX7          | q X 7",
                "é            | é",
                "日本         | 日 本",
                "\\xf0\\x9f\\x98\\x80 | 😀",
                // control characters
                "\\x01\\x1a   | C-a C-z",
                "\\x00        | `C- `",
                "\\x1c\\x1d\\x1e\\x1f | C-\\ C-] C-^ C-_",
                "\\x03\\x13\\x11 | C-c C-s C-q",
                "\\x0d        | ENTER",
                "\\x0a        | ENTER",
                "\\x09        | TAB",
                "\\x7f\\x08   | BACKSPACE BACKSPACE",
                // Esc alone and Alt
                "\\e          | ESCAPE",
                "\\e<60>a     | ESCAPE a",
                "\\ea         | M-a",
                "\\e<30>a     | M-a",
                "\\eX<600>    | M-X",
                "\\e\\e       | ESCAPE ESCAPE",
                "\\e\\e\\e    | ESCAPE ESCAPE ESCAPE",
                "\\e\\ea      | ESCAPE M-a",
                "\\e\\x7f     | M-BACKSPACE",
                "\\e\\x0d     | M-ENTER",
                "\\e\\x01     | C-M-a",
                "\\eé         | M-é",
                "\\eO<600>x   | M-O x",
                "\\e[<600>x   | M-[ x",
                // arrows and their neighbours: xterm, application mode, vt220, Linux console, rxvt
                "\\e[A\\e[B\\e[C\\e[D | UP DOWN RIGHT LEFT",
                "\\eOA\\eOB\\eOC\\eOD | UP DOWN RIGHT LEFT",
                "\\e[H\\e[F   | HOME END",
                "\\eOH\\eOF   | HOME END",
                "\\e[1~\\e[4~ | HOME END",
                "\\e[7~\\e[8~ | HOME END",
                "\\e[2~\\e[3~ | INSERT DELETE",
                "\\e[5~\\e[6~ | PAGE_UP PAGE_DOWN",
                "\\e[Z        | BACK_TAB",
                "\\eOM\\eOI   | ENTER TAB",
                "\\eOj\\eOp\\eOy\\eOX | * 0 9 =",
                // function keys
                "\\eOP\\eOQ\\eOR\\eOS | FUNCTION FUNCTION FUNCTION FUNCTION",
                "\\e[11~\\e[24~ | FUNCTION FUNCTION",
                "\\e[[A\\e[[E | FUNCTION FUNCTION",
                "\\e[15;2~    | S-FUNCTION",
                // modifiers: xterm, tmux, old xterm, rxvt
                "\\e[1;2A     | S-UP",
                "\\e[1;3A     | M-UP",
                "\\e[1;5C     | C-RIGHT",
                "\\e[1;6H     | C-S-HOME",
                "\\e[1;8D     | C-M-S-LEFT",
                "\\e[3;5~     | C-DELETE",
                "\\e[1;2Z     | BACK_TAB",
                "\\eO5A       | C-UP",
                "\\e[a\\eOa   | S-UP C-UP",
                "\\e[5$\\e[5^\\e[5@ | S-PAGE_UP C-PAGE_UP C-S-PAGE_UP",
                "\\e\\e[A     | M-UP",
                // CSI u and modifyOtherKeys
                "\\e[97u      | a",
                "\\e[97;5u    | C-a",
                "\\e[99;5u    | C-c",
                "\\e[97;2u    | A",
                "\\e[49:33;2u | !",
                "\\e[97;3u    | M-a",
                "\\e[13u\\e[27u\\e[9u\\e[127u | ENTER ESCAPE TAB BACKSPACE",
                "\\e[9;2u     | BACK_TAB",
                "\\e[57400u\\e[57414u\\e[57419u | 1 ENTER UP",
                "\\e[57358u   | ``",
                "\\e[97;1:3u  | ``",
                "\\e[1;1:3A   | ``",
                "\\e[97;129u  | a",
                "\\e[27;5;105~ | C-i",
                "\\e[27;2;13~ | S-ENTER",
            })
    void bytesBecomeKeys(String sent, String keys) {
        assertThat(decode(sent)).isEqualTo(keys);
    }

    /** Each is followed by a key, which must be all that arrives. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\e[?62;22c", // primary device attributes
                "\\e[>41;354;0c", // secondary
                "\\e[24;80R", // cursor position
                "\\e[1;2R", // the same, where F3 with Shift would be
                "\\e[0n", // status
                "\\e[?2026;2$y", // mode report
                "\\e[4;1$y",
                "\\e[?1u", // keyboard protocol
                "\\e[8;24;80t", // size of the window
                "\\e[I", // focus
                "\\e[O",
                "\\e[<0;33;12M", // mouse
                "\\e[<0;33;12m",
                "\\e[32;33;12M",
                "\\e[M !!",
                "\\e[Mqqq",
                "\\e]11;rgb:0000/0000/0000\\x07", // background colour
                "\\e]11;rgb:0000/0000/0000\\e\\x5c",
                "\\e]52;c;cXhY\\x07", // clipboard
                "\\eP1+r436f=323536\\e\\x5c", // terminfo
                "\\eP>|XTerm(354)\\e\\x5c",
                "\\e_Gi=1;OK\\e\\x5c", // graphics
                "\\e^x\\e\\x5c",
                "\\eXx\\e\\x5c",
                "\\x9b24;80R", // eight-bit forms
                "\\x9d0;title\\x07",
                "\\e[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28x",
                "\\e[99999999999999999999~",
                "\\e[ q",
                "\\e[1\\x18", // cancelled
                "\\xff\\xfe\\xc0\\xaf", // no UTF-8
                "\\xe0\\x80\\x9b",
                "\\xed\\xa0\\x80",
                "\\xf4\\x90\\x80\\x80",
                "\\x80",
                "\\xc2\\x9b", // U+009B
                "\\xe6\\x97", // cut off
            })
    void whatIsNoKeyIsSwallowedWhole(String sent) {
        assertThat(decode(sent + "j")).isEqualTo("j");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\e[A",
                "\\eOA",
                "\\e[1;5A",
                "\\e[5~",
                "日",
                "\\e]11;rgb:00/00\\e\\x5c",
                "\\e[24;80R",
                "\\e[<0;1;2M"
            })
    void aTornSequenceIsOne(String sent) {
        String whole = decode(sent);
        String torn = pieces(sent).stream().collect(Collectors.joining("<30>"));

        assertThat(decode(torn)).isEqualTo(whole);
    }

    @Test
    void theRestOfASequenceMayBeLaterThanTheWaitForEsc() {
        assertThat(decode("\\e[<400>1;<400>5<400>A")).isEqualTo("C-UP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // nothing that is cut off keeps later keys for itself
                "\\e[1;<600>q     | q",
                "\\e]11;rgb<600>q | q",
                "\\e[M!<600>q     | q",
                "\\e[\\x0d        | ENTER",
                "\\e[1;日q        | 日 q",
                "\\e[1;\\e[A      | UP",
                "\\e]0;x\\e[A     | UP",
                "\\eP\\x03<600>q  | q",
                "\\xe6\\x97q      | q",
                "\\xe6\\x97\\e[A  | UP",
            })
    void aBrokenSequenceIsGivenUp(String sent, String keys) {
        assertThat(decode(sent)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\e[200~qX\\e[201~j          | paste(qX) j",
                "\\e[200~\\e[201~j            | j",
                "\\e[200~a\\x0d\\x0ab\\x0dc\\e[201~ | paste(a/b/c)",
                "\\e[200~\\e[31mred\\x07\\e[201~ | paste([31mred)",
                "\\e[200~日\\xff本\\e[201~    | paste(日本)",
                "\\e[200~\\e[20\\e[201~       | paste([20)",
                "\\e[200~a<3000>b\\e[201~     | paste(ab)",
                "\\e[200~lost<6000>q          | paste(lost) q",
                "a\\e[200~b\\e[201~c\\e[200~d\\e[201~ | a paste(b) c paste(d)",
                "\\e[201~j                    | j",
            })
    void pastedTextIsOnePiece(String sent, String inputs) {
        assertThat(decode(sent)).isEqualTo(inputs);
    }

    @Test
    void aTornPasteIsOnePiece() {
        String torn = pieces("\\e[200~rX\\e[201~j").stream().collect(Collectors.joining("<30>"));

        assertThat(decode(torn)).isEqualTo("paste(rX) j");
    }

    @Test
    void aLongPasteArrivesWholeAndAnEndlessOneDoesNotFillTheMemory() {
        assertThat(decode("\\e[200~" + "x".repeat(20_000) + "\\e[201~")).hasSize(20_000 + "paste()".length());
        assertThat(decode("\\e[200~" + "x".repeat(3_000_000) + "\\e[201~j"))
                .hasSizeLessThan(1_100_000)
                .endsWith(" j");
    }

    @Test
    void aLoneEscIsWaitedForAndNothingElse() {
        assertThat(decoder.deadlineNanos()).isEmpty();

        decoder.feed(new byte[] {0x1B}, 1, nanos);
        assertThat(decoder.deadlineNanos()).hasValue(nanos + TimeUnit.MILLISECONDS.toNanos(50));

        assertThat(decoder.expire(nanos + TimeUnit.MILLISECONDS.toNanos(49))).isEmpty();
        assertThat(decoder.expire(nanos + TimeUnit.MILLISECONDS.toNanos(50)))
                .containsExactly(new Input.Pressed(Key.of(Kind.ESCAPE)));
        assertThat(decoder.deadlineNanos()).isEmpty();
    }

    @Test
    void anyBytesWhateverLeaveTheDecoderReadyForTheNextKey() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            var fresh = new KeyDecoder();
            fresh.feed(noise, noise.length, 0);
            fresh.expire(TimeUnit.SECONDS.toNanos(10));

            assertThat(render(fresh.feed(new byte[] {'j'}, 1, TimeUnit.SECONDS.toNanos(20))))
                    .as("seed %d", seed)
                    .isEqualTo("j");
        }
    }

    private String decode(String script) {
        List<Input> inputs = new ArrayList<>();
        var bytes = new ByteArrayOutputStream();
        Matcher piece = PIECE.matcher(script);
        while (piece.find()) {
            if (piece.group(2) != null) {
                inputs.addAll(decoder.feed(bytes.toByteArray(), bytes.size(), nanos));
                bytes.reset();
                nanos += TimeUnit.MILLISECONDS.toNanos(Long.parseLong(piece.group(2)));
                inputs.addAll(decoder.expire(nanos));
            } else {
                bytes.writeBytes(bytesOf(piece));
            }
        }
        inputs.addAll(decoder.feed(bytes.toByteArray(), bytes.size(), nanos));
        nanos += TimeUnit.SECONDS.toNanos(2);
        inputs.addAll(decoder.expire(nanos));
        return render(inputs);
    }

    private static List<String> pieces(String script) {
        return PIECE.matcher(script).results().map(result -> result.group()).collect(Collectors.toList());
    }

    private static byte[] bytesOf(Matcher piece) {
        if (piece.group(1) != null) {
            return new byte[] {(byte) Integer.parseInt(piece.group(1), 16)};
        }
        String text = piece.group().equals("\\e") ? "\033" : piece.group();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String render(List<Input> inputs) {
        return inputs.stream().map(KeyDecoderTest::render).collect(Collectors.joining(" "));
    }

    private static String render(Input input) {
        if (input instanceof Input.Pasted pasted) {
            return "paste(" + pasted.text().replace('\n', '/') + ")";
        }
        Key key = ((Input.Pressed) input).key();
        String name = key.kind() == Kind.CHARACTER
                ? Character.toString(key.codePoint())
                : key.kind().toString();
        return (key.ctrl() ? "C-" : "") + (key.alt() ? "M-" : "") + (key.shift() ? "S-" : "") + name;
    }
}
