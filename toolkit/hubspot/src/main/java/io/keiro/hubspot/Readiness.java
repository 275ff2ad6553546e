package io.keiro.hubspot;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.List;

/** What a token may read in a portal: one row per kind of object. */
public final class Readiness implements Tabular {

    /**
     * One kind of object.
     *
     * @param object the portal's name for it
     * @param label its name for people
     * @param readable true if the token may read it
     * @param count how many there are by the portal's search, or -1 if unknown
     * @param missingScope the scope that would open it; "" if it is open or no scope would help
     * @param missing what the analyses lack without it
     */
    public record Row(String object, Phrase label, boolean readable, long count, String missingScope, Phrase missing) {}

    private static final Phrase NAMES = Phrase.of("names and teams of reps", "担当者名とチーム");
    private static final Phrase NOTHING = Phrase.of("nothing", "なし");

    private final Account account;
    private final List<Row> rows;

    private Readiness(Account account, List<Row> rows) {
        this.account = account;
        this.rows = List.copyOf(rows);
    }

    static Readiness of(PortalReader reader, Account account) {
        List<Row> rows = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            rows.add(row(reader, object));
        }
        rows.add(owners(reader));
        return new Readiness(account, rows);
    }

    private static Row row(PortalReader reader, PortalObject object) {
        try {
            reader.probe(object);
        } catch (ObjectClosed closed) {
            return new Row(object.type(), object.label(), false, -1, closed.missingScope(), object.brings());
        }
        return new Row(object.type(), object.label(), true, count(reader, object), "", NOTHING);
    }

    private static Row owners(PortalReader reader) {
        Phrase label = Phrase.of("owners", "担当者");
        long[] count = {0};
        try {
            reader.owners(false, page -> count[0] += page.size());
            return new Row("owners", label, true, count[0], "", NOTHING);
        } catch (ObjectClosed closed) {
            return new Row("owners", label, false, -1, closed.missingScope(), NAMES);
        }
    }

    private static long count(PortalReader reader, PortalObject object) {
        try {
            return reader.count(object);
        } catch (ObjectClosed e) {
            return -1;
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /** True if deals can be read; everything else is better with than without. */
    public boolean isReady() {
        return rows.stream().anyMatch(row -> row.object().equals(PortalObject.DEALS.type()) && row.readable());
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("What the token may read", "トークンで読めるもの"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Readable", Phrase.of("Readable", "読み取り"), Kind.BOOLEAN),
                Field.of("Count", Phrase.of("Count", "件数"), Kind.COUNT),
                Field.of("MissingScope", Phrase.of("Scope to add", "追加するスコープ"), Kind.TEXT),
                Field.of("Missing", Phrase.of("Missing without it", "ない場合に欠けるもの"), Kind.TEXT));
        for (Row row : rows) {
            table.row(
                    row.label(),
                    row.readable(),
                    row.count() < 0 ? null : (Object) row.count(),
                    row.missingScope(),
                    row.missing());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long open = rows.stream().filter(Row::readable).count();
        if (!isReady()) {
            return Phrase.of(
                    "Portal " + account.portalId()
                            + ": not ready, because deals cannot be read; the table names the scope to add",
                    "ポータル " + account.portalId() + "：商談を読めないため準備できていません。追加するスコープは表のとおりです");
        }
        return Phrase.of(
                "Portal " + account.portalId() + ": ready, " + open + " of " + rows.size()
                        + " kinds of object can be read",
                "ポータル " + account.portalId() + "：準備完了。" + rows.size() + "種類中" + open + "種類のオブジェクトを読めます");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
