package dev.quarterdeck.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an undo would do now, exactly counted.
 *
 * @param ids the jobs that the operation changed, ascending
 * @param restorable how many of them would come back
 * @param left how many would be left alone, by the word that says why
 */
public record Undoable(long[] ids, long restorable, Map<String, Long> left) {

    public Undoable {
        left = new TreeMap<>(left);
    }
}
