package dev.quarterdeck.store.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.shared.OpenTransaction;
import dev.quarterdeck.store.sqlite.SqliteStore;
import dev.quarterdeck.store.sqlite.SqliteStores;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The SQLite store with a fault in it: one of its sources, or of those it shares with other stores, in which a text is
 * replaced by another, compiled anew.
 */
public final class Mutant {
    private static final List<String> PACKAGES =
            List.of(SqliteStore.class.getPackageName(), OpenTransaction.class.getPackageName());

    private final Path classes;

    private Mutant(Path classes) {
        this.classes = classes;
    }

    /** @param folder for the mutant's classes */
    public static Mutant of(Path folder, String className, String text, String instead) throws IOException {
        String sound = Files.readString(source(className));
        assertThat(sound.split(Pattern.quote(text), -1))
                .as("what comes before and after \"%s\" in %s: plant the fault anew where it moved", text, className)
                .hasSize(2);
        Path source = folder.resolve(className + ".java");
        Files.writeString(source, sound.replace(text, instead));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String[] arguments = {
            "-proc:none",
            "-nowarn",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString()
        };
        assertThat(compiler.run(null, null, null, arguments))
                .as("exit code of the compiler for %s with \"%s\"", className, instead)
                .isZero();
        return new Mutant(folder);
    }

    private static Path source(String className) {
        return PACKAGES.stream()
                .map(name -> Path.of("src/main/java", name.replace('.', '/'), className + ".java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError(className + " is in none of " + PACKAGES));
    }

    /** Where its classes are, for a class path that has them before the sound ones. */
    public Path classes() {
        return classes;
    }

    /** Opens its stores in this process, beside the sound ones. */
    public StoreFactory in(Durability durability) throws ReflectiveOperationException, MalformedURLException {
        URL[] places = {classes.toUri().toURL(), placeOf(SqliteStore.class), placeOf(SqliteStores.class)};
        // Not closed: its classes are loaded as they are needed, for as long as a store of it is in use.
        ClassLoader loader = new Loader(places);
        return (StoreFactory) loader.loadClass(SqliteStores.class.getName())
                .getMethod("in", Durability.class)
                .invoke(null, durability);
    }

    private static URL placeOf(Class<?> sound) {
        return sound.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Has the whole packages of the store for itself, and shares everything else. */
    private static final class Loader extends URLClassLoader {
        Loader(URL[] places) {
            super(places, Mutant.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (PACKAGES.stream().noneMatch(each -> name.startsWith(each + "."))) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
