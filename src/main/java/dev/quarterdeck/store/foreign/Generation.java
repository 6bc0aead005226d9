package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a program keeps, or kept, a queue in a table: by what it is known, what its columns mean, and what its
 * owner would write. Everything that parts one kind of file from another is said here, as data.
 */
final class Generation {
    static final String ANY_NAME = ".+";

    private final Kind kind;
    private final String name;
    private final Pattern table;
    private final Set<String> columns;
    private @Nullable String index;
    private @Nullable String companion;
    private boolean sharesFile;
    private Numbering numbering = Numbering.OWN;
    private String row = "id";
    private String key = "id";
    private @Nullable String checked;
    private @Nullable Stamp stamped;
    private String stampedColumn = "";
    private @Nullable String unique;
    private String status = "";
    private List<Object> codes = List.of();
    private List<String> grouping = List.of();
    private String body = "";
    private String opaque = "";
    private final List<StateRule> rules = new ArrayList<>();
    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private final Map<Verb, Deed> deeds = new EnumMap<>(Verb.class);
    private final Map<Capability, String> obstacles = new EnumMap<>(Capability.class);
    private List<SortKey> claimOrder = List.of(SortKey.down(Field.PRIORITY), SortKey.up(Field.RUN_AT));

    private Generation(Kind kind, String name, Pattern table, Set<String> columns) {
        this.kind = kind;
        this.name = name;
        this.table = table;
        this.columns = columns;
    }

    /**
     * A generation, to be described.
     *
     * @param name which releases make it; empty where all do
     * @param table a regular expression for the names of its tables
     * @param columns exactly these, with blanks between them
     */
    static Generation of(Kind kind, String name, String table, String columns) {
        return new Generation(kind, name, Pattern.compile(table), new LinkedHashSet<>(List.of(columns.split(" "))));
    }

    /** It is this one only where there is an index of this name. */
    Generation index(String newIndex) {
        index = newIndex;
        return this;
    }

    /** Its owner makes this table together with it. */
    Generation beside(String otherTable) {
        companion = otherTable;
        return this;
    }

    /** Tables of other generations of its kind may stand beside it in one file. */
    Generation sharesFile() {
        sharesFile = true;
        return this;
    }

    Generation numbered(Numbering newNumbering) {
        numbering = newNumbering;
        return this;
    }

    /** The row's number is in this column, and its owner names the row by that one. */
    Generation rows(String rowColumn, String keyColumn) {
        row = rowColumn;
        key = keyColumn;
        return this;
    }

    /** The check digits are those of this column, where the key says nothing of the row. */
    Generation checkedBy(String column) {
        checked = column;
        return this;
    }

    /** Every row has a moment in this column, in whole units of this kind: what is not one was written by another release. */
    Generation stamped(String column, Stamp stamp) {
        stampedColumn = column;
        stamped = stamp;
        return this;
    }

    /** No two of its rows have the same values in these columns, with blanks between them, but for null. */
    Generation unique(String newUnique) {
        unique = newUnique;
        return this;
    }

    /** The column that holds the state, and the codes that its owner writes there. */
    Generation status(String column, Object... known) {
        status = column;
        codes = List.of(known);
        grouping = List.of(column);
        return this;
    }

    /** The columns that tell a job's queue and state. */
    Generation groupedBy(String... parts) {
        grouping = List.of(parts);
        return this;
    }

    Generation state(JobState state, String condition) {
        return state(state, null, condition);
    }

    Generation dead(Reason reason, String condition) {
        return state(JobState.DEAD, reason, condition);
    }

    private Generation state(JobState state, @Nullable Reason reason, String condition) {
        rules.add(new StateRule(state, reason, condition));
        return this;
    }

    Generation field(Field field, String sql) {
        fields.put(field, sql);
        return this;
    }

    /** The payload, which is text. */
    Generation text(String column) {
        body = column;
        return field(Field.PAYLOAD, column);
    }

    /** The payload, which only its owner can read. */
    Generation opaque(String column, String what) {
        body = column;
        opaque = what;
        return this;
    }

    Generation claims(SortKey... order) {
        claimOrder = List.of(order);
        return this;
    }

    Generation can(Verb verb, Deed deed) {
        deeds.put(verb, deed);
        return this;
    }

    Generation cannot(Capability capability, String why) {
        obstacles.put(capability, why);
        return this;
    }

    Kind kind() {
        return kind;
    }

    /** The program, and which of its releases where that matters. */
    String title() {
        return name.isEmpty() ? kind.word() : kind.word() + " " + name;
    }

    /** Whether a table of this name with these columns is probably meant to be one of its own. */
    boolean resembles(String tableName, Set<String> found) {
        long alike = columns.stream().filter(found::contains).count();
        boolean anyName = table.pattern().equals(ANY_NAME);
        return table.matcher(tableName).matches()
                && (anyName ? alike >= columns.size() - 1 : 2 * alike > columns.size());
    }

    Set<String> columns() {
        return columns;
    }

    /** Whether a table with these columns, in a file with these indexes, is one of its own. */
    boolean fits(String tableName, Set<String> found, Set<String> indexes) {
        return table.matcher(tableName).matches()
                && columns.equals(found)
                && (index == null || indexes.contains(index));
    }

    Optional<String> companion() {
        return Optional.ofNullable(companion);
    }

    boolean goesWith(Generation other) {
        return this == other || kind == other.kind && sharesFile && other.sharesFile;
    }

    Numbering numbering() {
        return numbering;
    }

    String row() {
        return row;
    }

    String key() {
        return key;
    }

    String checked() {
        return checked == null ? key : checked;
    }

    Optional<Stamp> stamp() {
        return Optional.ofNullable(stamped);
    }

    String stampedColumn() {
        return stampedColumn;
    }

    Optional<String> unique() {
        return Optional.ofNullable(unique);
    }

    String status() {
        return status;
    }

    List<Object> codes() {
        return codes;
    }

    List<String> grouping() {
        return grouping;
    }

    String body() {
        return body;
    }

    /** What the payload is that only its owner can read; empty when it is text. */
    String opaque() {
        return opaque;
    }

    List<StateRule> rules() {
        return rules;
    }

    /** The SQL for a field; empty where the owner keeps no such thing. */
    Optional<String> field(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    List<SortKey> claimOrder() {
        return claimOrder;
    }

    Optional<Deed> deed(Verb verb) {
        return Optional.ofNullable(deeds.get(verb));
    }

    Set<Capability> capabilities() {
        var able = EnumSet.of(Capability.UNDO, Capability.AUDIT);
        deeds.keySet().forEach(verb -> able.add(Capability.valueOf(verb.name())));
        return able;
    }

    /** Why it cannot do something that it cannot do. */
    String why(Capability capability) {
        return obstacles.getOrDefault(capability, Obstacles.why(capability, kind));
    }
}
