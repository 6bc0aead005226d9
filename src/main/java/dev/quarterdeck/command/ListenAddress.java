package dev.quarterdeck.command;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a server listens, as its options say it and as its log tells it. */
final class ListenAddress {
    static final int MAX_PORT = 65_535;

    private ListenAddress() {}

    /**
     * The port of a word.
     *
     * @param expected what the option takes, for the error
     * @param given all that was said after the option
     */
    static int port(String option, String word, String expected, String given) {
        long port = Numbers.whole(option, word, expected);
        if (port < 0 || port > MAX_PORT) {
            throw Numbers.expected(option, expected, given);
        }
        return (int) port;
    }

    static InetAddress host(String option, String word, String expected, String given) {
        try {
            return InetAddress.getByName(word);
        } catch (UnknownHostException e) {
            throw Numbers.expected(option, expected, given);
        }
    }

    /** {@code 127.0.0.1:8642}, {@code [::1]:8642}. */
    static String text(InetAddress address, int port) {
        String host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
