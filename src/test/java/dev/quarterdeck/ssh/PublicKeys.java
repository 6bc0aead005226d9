package dev.quarterdeck.ssh;

/** Public keys as ssh-keygen made them, whose private parts nobody has. */
final class PublicKeys {
    static final String ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAMuOVgyKbQuhozI+EYj6NPbLGnkzQyZOdZnh53NSh8C";
    static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFFbwsqrjV5/RzXZNHDzUfKszosgdeBsOFdj2KbyGZ/yz3L4G90l5yw83P8VBgYJjdTusttme3fgRUXNr8Xz8dY=";
    static final String RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCnzsONF/qsv2u00MtsoBc2TMEnUNICIjYsCqXcrbzqV3rOGQVxqr+00dRn2lzXGydz2s5lbsIMBP/WLLuHdESfGZBpaQZ13Tjv+yBGAQ1wzEbDnT65Haj90LvPkXpnjbx6Xoqn8nxS/6peQnwaYm7rvRVXupXWEpzTcflIN1UVBoouyvNggO7RGm8kXHut7mc75u7zPKTtm4Y7aq2QHmLmir0ldZpRkxQ0KpH1OqPH0J62CjFItYfuOpGxvyEIU/WHXMSohXotbX/wfrUHI3y14PrH+ZDNmkRcfLsaXVvW9EVkqVV2ovUOnXi5LubpHIzG3wsqUDLDWEMzQVxxf7dt";
    static final String SHORT_RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCwWhCtn+P7XmB2e+UUEHiQq9wITyG24smJxjimBRjKWycFYJ27t9ipt5nqe0YAjw76+pmJGSguIBM+FPpEdkOqm40XDlSUVLeB482U6kduaDXUY9FBmBQiE4kraR/b417X2jpuLuNXK76guTd+jWY+IjJ5abPqj7vLXKcMYrsLQw==";
    static final String ED25519_FINGERPRINT = "SHA256:2hqWa8G91V9a9/FNIEgNTPPA2aecvWHQzvEaZzSpH2k";

    private PublicKeys() {}

    static KeyText text(String key) {
        return KeyText.parse(key.split(" ")[0], key.split(" ")[1]);
    }
}
