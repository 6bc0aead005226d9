package dev.quarterdeck.ssh;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * A public key as OpenSSH writes it: two keys are one if their texts are.
 *
 * @param type {@code ssh-ed25519}
 * @param base64 the key itself, with its type once more
 * @param fingerprint by which a person knows it: {@code SHA256:...}
 */
record KeyText(String type, String base64, String fingerprint) {
    /** No DSA, which is broken, and no certificates, whose options nobody here would hold. */
    static final List<String> TYPES = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com",
            "ssh-rsa");

    private static final int MIN_RSA_BITS = 2048;

    static KeyText of(PublicKey key) {
        byte[] bytes = bytes(key);
        return new KeyText(
                KeyUtils.getKeyType(key), Base64.getEncoder().encodeToString(bytes), KeyUtils.getFingerPrint(key));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong
     */
    static KeyText parse(String type, String base64) {
        byte[] bytes = decoded(base64);
        PublicKey key = key(type, bytes);
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new IllegalArgumentException("expected an RSA key of at least " + MIN_RSA_BITS + " bits, got one of "
                    + rsa.getModulus().bitLength());
        }
        KeyText text = of(key);
        // What is not written back to the very same bytes has something behind it, or is another key than it says.
        if (!text.type().equals(type) || !Arrays.equals(bytes(key), bytes)) {
            throw damaged(type);
        }
        return text;
    }

    private static PublicKey key(String type, byte[] bytes) {
        try {
            return new ByteArrayBuffer(bytes).getRawPublicKey();
        } catch (SshException | RuntimeException e) {
            throw damaged(type);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a key in base64, as ssh-keygen writes it to the .pub file");
        }
    }

    private static IllegalArgumentException damaged(String type) {
        return new IllegalArgumentException(
                "expected a whole " + type + " key, as ssh-keygen writes it to the .pub file");
    }

    private static byte[] bytes(PublicKey key) {
        var buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(key);
        return buffer.getCompactData();
    }
}
