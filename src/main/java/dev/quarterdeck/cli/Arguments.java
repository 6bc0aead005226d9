package dev.quarterdeck.cli;

import dev.quarterdeck.command.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command line as they were typed. The virtual machine puts a U+FFFD in the place of bytes that it cannot
 * decode; whether somebody wrote that character or it did, only the bytes themselves tell.
 */
final class Arguments {
    private static final Path BYTES = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /**
     * The words, if they can be taken at their word.
     *
     * @throws CommandException when one of them is no UTF-8
     */
    static List<String> checked(List<String> words) {
        boolean doubtful = words.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0);
        return doubtful && Files.isReadable(BYTES) ? decoded(words) : words;
    }

    private static List<String> decoded(List<String> words) {
        List<byte[]> all;
        try {
            all = split(Files.readAllBytes(BYTES));
        } catch (IOException e) {
            // Where the bytes cannot be had, the character may well be meant.
            return words;
        }
        var exact = new ArrayList<String>();
        // Before them stand the virtual machine and its options.
        for (byte[] word : all.subList(Math.max(0, all.size() - words.size()), all.size())) {
            exact.add(decode(word, exact.size() + 1));
        }
        return exact;
    }

    /** The words of a command line as the kernel keeps it: each ends with a zero. */
    static List<byte[]> split(byte[] line) {
        var words = new ArrayList<byte[]>();
        int from = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == 0) {
                words.add(Arrays.copyOfRange(line, from, i));
                from = i + 1;
            }
        }
        return words;
    }

    private static String decode(byte[] word, int number) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(word))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CommandException.usage("expected UTF-8, got bytes that are none in word " + number + ": "
                    + new String(word, StandardCharsets.UTF_8)
                    + "; give a payload of other bytes encoded, say in base64");
        }
    }
}
