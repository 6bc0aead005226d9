package dev.quarterdeck.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How people are let in over SSH.
 *
 * @param port 0 for any that is free
 * @param authorizedKeys who may come, and with which role
 * @param hostKey the server's own key; made when it is not there
 * @param idle for how long a person may type nothing
 * @param maxSessions how many consoles and commands there may be at a time
 */
public record SshSettings(
        InetAddress address, int port, Path authorizedKeys, Path hostKey, Duration idle, int maxSessions) {}
