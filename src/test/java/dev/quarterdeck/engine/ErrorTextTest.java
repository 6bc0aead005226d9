package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void theFirstLineNamesTheExceptionWhereTheNameSaysSomething() {
        assertThat(ErrorText.headline(new IOException("disk gone"))).isEqualTo("IOException: disk gone");
        assertThat(ErrorText.headline(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(ErrorText.headline(new RuntimeException("boom"))).isEqualTo("boom");
        assertThat(ErrorText.headline(new FailException("exit 2: no"))).isEqualTo("exit 2: no");
    }

    @Test
    void theStackAndTheCausesFollow() {
        Exception thrown = new IllegalStateException("outer", new IOException("inner"));

        assertThat(ErrorText.of(thrown).lines().toList())
                .startsWith("IllegalStateException: outer")
                .contains("Caused by: IOException: inner")
                .anyMatch(line -> line.startsWith("\tat " + ErrorTextTest.class.getName() + ".theStackAndTheCauses"));
    }

    @Test
    void aFailureThatSaysAllHasNoStack() {
        assertThat(ErrorText.of(new FailException("exit 2"))).isEqualTo("exit 2");
    }

    @Test
    void anEndlessRecursionIsCut() {
        assertThat(ErrorText.of(overflow()).lines())
                .hasSizeLessThan(110)
                .last()
                .asString()
                .matches("\t\\.\\.\\. \\d+ more");
    }

    @Test
    void causesThatGoInCirclesAreWrittenOnce() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(ErrorText.of(first)).containsOnlyOnce("first").containsOnlyOnce("second");
    }

    @Test
    void anExceptionThatThrowsWhenItIsReadIsAFailureLikeAnyOther() {
        assertThat(ErrorText.of(new HostileException()))
                .isEqualTo("HostileException (it could not be read: IllegalStateException)");
    }

    @Test
    void soIsOneThatLacksAClassToBeReadWith() {
        Throwable unreadable = new UnreadableException();

        assertThat(ErrorText.of(unreadable))
                .isEqualTo("UnreadableException (it could not be read: NoClassDefFoundError)");
        assertThat(ErrorText.of("timeout after 1s", new HostileException()))
                .isEqualTo("timeout after 1s\nHostileException (it could not be read: IllegalStateException)");
    }

    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new NoClassDefFoundError("com/example/Messages");
        }
    }

    private static final class HostileException extends Exception {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("hostile");
        }
    }

    private static StackOverflowError overflow() {
        try {
            recurse(0);
            throw new AssertionError("no overflow");
        } catch (StackOverflowError e) {
            return e;
        }
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
