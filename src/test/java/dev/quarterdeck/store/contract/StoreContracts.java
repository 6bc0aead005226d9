package dev.quarterdeck.store.contract;

import org.junit.jupiter.api.Nested;

/** All the contracts of a store; a subclass names the store. */
public abstract class StoreContracts {
    private final StoreFactory factory;

    protected StoreContracts(StoreFactory factory) {
        this.factory = factory;
    }

    @Nested
    class Enqueue extends EnqueueContract {
        Enqueue() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class MoveIn extends MoveInContract {
        MoveIn() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Text extends TextContract {
        Text() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Claim extends ClaimContract {
        Claim() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Patience extends PatienceContract {
        Patience() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Settle extends SettleContract {
        Settle() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Lease extends LeaseContract {
        Lease() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Undo extends UndoContract {
        Undo() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Operator extends OperatorContract {
        Operator() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Chunk extends ChunkContract {
        Chunk() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Page extends PageContract {
        Page() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Filter extends FilterContract {
        Filter() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Error extends ErrorContract {
        Error() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Circumstances extends CircumstancesContract {
        Circumstances() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Counts extends CountsContract {
        Counts() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Flow extends FlowContract {
        Flow() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Queue extends QueueContract {
        Queue() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Change extends ChangeContract {
        Change() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Manager extends ManagerContract {
        Manager() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Expiry extends ExpiryContract {
        Expiry() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Schedule extends ScheduleContract {
        Schedule() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Breaker extends BreakerContract {
        Breaker() {
            super(StoreContracts.this.factory);
        }
    }

    @Nested
    class Limit extends LimitContract {
        Limit() {
            super(StoreContracts.this.factory);
        }
    }
}
