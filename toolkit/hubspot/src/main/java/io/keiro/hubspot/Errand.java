package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.List;

/** A piece of work of an extraction: fetched on one of the crew's threads, stored on the caller's. */
interface Errand {

    /** Asks the portal. What it throws ends the run; failures of one page are values. */
    Object fetch();

    /** Errands that need not wait until the fetched is stored: the next page of a cursor. Called on the caller's thread. */
    default List<Errand> follow(Object fetched) {
        return List.of();
    }

    /** Stores inside the transaction that is open, and says what is to be done next. Called on the caller's thread. */
    List<Errand> store(Object fetched) throws SQLException;

    /** True for the page of a cursor: it makes more errands, so it waits while enough of them are waiting. */
    default boolean isCursor() {
        return false;
    }
}
