package dev.quarterdeck.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** All that came out, for programs: one JSON object. */
record Report(Instant at, String machine, Size size, List<Row> rows) {

    void write(Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField("machine", machine);
            json.writeStringField("size", size.word());
            json.writeArrayFieldStart("rows");
            for (Row row : rows) {
                write(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("work", row.question().work());
        json.writeNumberField("ours", rounded(row.figure().ours()));
        json.writeNumberField("bare", rounded(row.figure().bare()));
        json.writeStringField("unit", row.question().unit());
        json.writeNumberField("ratio", rounded(row.figure().ratio()));
        json.writeStringField("goal", row.question().goal().text());
        json.writeBooleanField("met", row.met());
        json.writeEndObject();
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP);
    }
}
