package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list that a person decides, as a table and back. */
final class FinanceDecisions {

    private static final String RECORD = "Record";
    private static final String CANDIDATE = "Candidate";
    private static final String DECISION = "Decision";
    private static final Set<String> NONE = Set.of("none", "なし", "該当なし");

    private FinanceDecisions() {}

    static DataTable table(LeadToCash data, List<FinanceFound> found) {
        Map<String, Deal> deals = new HashMap<>();
        data.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        DataTable.Builder table = DataTable.titled(
                Phrase.of("To be decided by hand", "手動で判断する一覧"),
                Field.of(RECORD, Phrase.of("Record", "レコード"), Kind.TEXT),
                Field.of("Customer", Phrase.of("Customer in the file", "ファイルの顧客名"), Kind.TEXT),
                Field.of("Date", Phrase.of("Date", "日付"), Kind.DATE),
                Field.of("Amount", Phrase.of("Amount", "金額"), Kind.MONEY),
                Field.of(CANDIDATE, Phrase.of("Candidate", "候補"), Kind.TEXT),
                Field.of("CandidateCustomer", Phrase.of("Customer of the candidate", "候補の顧客名"), Kind.TEXT),
                Field.of("CandidateAmount", Phrase.of("Amount of the candidate", "候補の金額"), Kind.MONEY),
                Field.of("Score", Phrase.of("Score", "スコア"), Kind.NUMBER),
                Field.of("Why", Phrase.of("What speaks for it", "根拠"), Kind.TEXT),
                Field.of("Where", Phrase.of("Row", "行"), Kind.TEXT),
                Field.of(DECISION, Phrase.of("Decision: yes, an id, or none", "判断（yes、ID、none）"), Kind.TEXT));
        for (FinanceFound f : found) {
            if (f.how() != FinanceMatch.How.UNDECIDED) {
                continue;
            }
            FinanceRecord record = f.record();
            for (FinanceCandidate candidate : f.candidates()) {
                Deal deal = record.kind() == FinanceRecord.Kind.PAYMENT ? null : deals.get(candidate.target());
                table.row(
                        record.name(),
                        record.text(FinanceColumn.CUSTOMER),
                        record.day(data.zone()),
                        known(record.amount()),
                        candidate.target(),
                        deal == null ? null : deal.attribute("CustomerName"),
                        deal == null ? null : known(deal.amount()),
                        Math.round(candidate.score() * 1000) / 1000.0,
                        candidate.why(),
                        record.where(),
                        "");
            }
        }
        return table.build();
    }

    private static Object known(double number) {
        return Double.isNaN(number) ? null : (Object) number;
    }

    /** The chosen target by name of the record; "" for none. */
    static Map<String, String> read(TextTable table, LeadToCash data, FinanceFile finance) {
        table.require(List.of(RECORD, CANDIDATE, DECISION));
        Map<String, FinanceRecord> records = new HashMap<>();
        finance.records().forEach(record -> records.put(record.name(), record));
        Set<String> deals = new HashSet<>();
        data.deals().forEach(deal -> deals.add(deal.id()));
        Map<String, String> decided = new LinkedHashMap<>();
        for (TextTable.Row row : table.rows()) {
            String text = row.text(DECISION);
            if (text == null) {
                continue;
            }
            String name = row.exact(RECORD);
            FinanceRecord record = name == null ? null : records.get(name);
            if (record == null) {
                throw row.wrong(
                        RECORD, name, "no such record in " + finance.name() + "; keep this column as it was written");
            }
            Optional<String> chosen = chosen(row, text, record, deals);
            if (chosen.isPresent()) {
                String before = decided.putIfAbsent(name, chosen.get());
                if (before != null && !before.equals(chosen.get())) {
                    throw row.wrong(
                            DECISION,
                            text,
                            name + " was decided as \"" + (before.isEmpty() ? "none" : before)
                                    + "\" in a row before; decide each record once");
                }
            }
        }
        return decided;
    }

    /** Nothing for a row that a person said no to: another row of the record may be right. */
    private static Optional<String> chosen(TextTable.Row row, String text, FinanceRecord record, Set<String> deals) {
        Optional<Boolean> flag = Flags.of(text);
        if (flag.isPresent()) {
            return flag.get() ? Optional.of(row.exact(CANDIDATE)) : Optional.empty();
        }
        if (NONE.contains(Spelling.key(text))) {
            return Optional.of("");
        }
        if (record.kind() == FinanceRecord.Kind.PAYMENT || deals.contains(text)) {
            return Optional.of(text);
        }
        throw row.wrong(
                DECISION, text, "write yes for this candidate, the id of another deal, or none; no deal has this id");
    }
}
