package dev.quarterdeck.ssh;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A channel as a visit needs it. Of what a client may ask for, only the terminal and its size are listened to. */
final class VisitChannel extends ChannelSession {
    /** More than any screen has; what a client makes up is not to fill the memory. */
    private static final int MAX_COLUMNS = 1000;

    private static final int MAX_ROWS = 500;

    private boolean terminal;
    private boolean undecodable;

    static final class Factory extends ChannelSessionFactory {
        @Override
        public Channel createChannel(Session session) {
            return new VisitChannel();
        }
    }

    /** Whether there is a terminal at the other end. */
    boolean hasTerminal() {
        return terminal;
    }

    /** What kind of terminal it is. */
    String terminalType() {
        return getEnvironment().getEnv().getOrDefault(Environment.ENV_TERM, "");
    }

    /** Its size now; 80x24 when it does not know it. */
    TerminalSize size() {
        int columns = number(Environment.ENV_COLUMNS);
        int rows = number(Environment.ENV_LINES);
        return columns > 0 && rows > 0
                ? new TerminalSize(Math.min(columns, MAX_COLUMNS), Math.min(rows, MAX_ROWS))
                : new TerminalSize(80, 24);
    }

    private int number(String name) {
        return Integer.parseInt(getEnvironment().getEnv().getOrDefault(name, "0"));
    }

    /** Clients that know the mode say by it what their terminal shows; of the others UTF-8 is to be expected. */
    boolean isUtf8() {
        return getEnvironment().getPtyModes().getOrDefault(PtyMode.IUTF8, 1) != 0;
    }

    /** Whether the command that was asked for is no UTF-8. */
    boolean isUndecodable() {
        return undecodable;
    }

    @Override
    protected Result handleEnvParsed(String name, String value) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handlePtyReqParsed(
            String term, int columns, int rows, int width, int height, Map<PtyMode, Integer> modes) throws IOException {
        terminal = true;
        return super.handlePtyReqParsed(term, columns, rows, width, height, modes);
    }

    /** Read strictly: what cannot be decoded would come as other characters, into the queue even. */
    @Override
    protected Result handleExec(String request, Buffer buffer, boolean wantReply) throws IOException {
        if (isClosing()) {
            return Result.ReplyFailure;
        }
        byte[] bytes = buffer.getBytes();
        String line = "";
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            undecodable = true;
        }
        return handleExecParsed(request, line);
    }
}
