package dev.quarterdeck.store.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.sqlite.SqliteStore;
import dev.quarterdeck.store.sqlite.SqliteStores;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The SQLite store with a fault in it: one of its sources, in which a text is replaced by another, compiled anew. */
public final class Mutant {
    private static final String PACKAGE = SqliteStore.class.getPackageName();
    private static final Path SOURCES = Path.of("src/main/java", PACKAGE.replace('.', '/'));

    private final Path classes;

    private Mutant(Path classes) {
        this.classes = classes;
    }

    /** @param folder for the mutant's classes */
    public static Mutant of(Path folder, String className, String text, String instead) throws IOException {
        String sound = Files.readString(SOURCES.resolve(className + ".java"));
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

    /** Has the whole package of the store for itself, and shares everything else. */
    private static final class Loader extends URLClassLoader {
        Loader(URL[] places) {
            super(places, Mutant.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE + ".")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
