package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreContracts;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, in sessions whose time zone is half an hour off every whole one: the driver takes it from the process. */
class PostgresStoreTest extends StoreContracts {
    private static final TimeZone BEFORE = TimeZone.getDefault();

    PostgresStoreTest() {
        super(PostgresStores.in(Durability.FULL));
    }

    @BeforeAll
    static void goToKolkata() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    }

    @AfterAll
    static void comeBack() {
        TimeZone.setDefault(BEFORE);
    }
}
