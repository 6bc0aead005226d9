package dev.quarterdeck.cli;

import java.util.Map;

/** Who runs this process, as operations record it. */
final class Actor {
    private Actor() {}

    /** The user's name, and where they come from when it is through SSH: {@code ann from 192.0.2.7}. */
    static String of(Map<String, String> environment) {
        String user = System.getProperty("user.name", "unknown");
        String connection = environment.getOrDefault("SSH_CONNECTION", "");
        int blank = connection.indexOf(' ');
        return blank < 0 ? user : user + " from " + connection.substring(0, blank);
    }
}
