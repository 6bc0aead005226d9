package dev.quarterdeck.command;

import dev.quarterdeck.json.JsonText;
import dev.quarterdeck.text.JsonIndent;

/**
 * A payload as an editor shows it: an object or array of JSON is laid out, everything else is as it is; and with a line's
 * end at its end, because editors add one.
 */
final class PayloadDraft {
    private final String payload;
    private final boolean json;
    private final String shown;

    private PayloadDraft(String payload, boolean json, String text) {
        this.payload = payload;
        this.json = json;
        this.shown = text.endsWith("\n") ? text : text + "\n";
    }

    static PayloadDraft of(String payload) {
        boolean json = JsonText.fault(payload).isEmpty();
        return new PayloadDraft(payload, json, json ? JsonIndent.of(payload).orElse(payload) : payload);
    }

    String shown() {
        return shown;
    }

    String suffix() {
        return json ? ".json" : ".txt";
    }

    /**
     * The payload that the edited text stands for; the old one itself when nothing but the layout was changed.
     *
     * @throws CommandException when it was JSON and is none any more
     */
    String read(String edited) {
        if (edited.equals(shown)) {
            return payload;
        }
        if (!json) {
            return !payload.endsWith("\n") && edited.endsWith("\n") ? edited.substring(0, edited.length() - 1) : edited;
        }
        JsonText.fault(edited).ifPresent(fault -> {
            throw CommandException.failed(
                    "nothing was changed: the payload was JSON, and what was written is none: " + fault);
        });
        String compact = JsonText.compact(edited);
        return compact.equals(JsonText.compact(payload)) ? payload : compact;
    }
}
