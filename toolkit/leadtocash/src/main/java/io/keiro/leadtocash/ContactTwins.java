package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Gate Q04 on contacts: those that were entered again, as a link from contact to contact says. The first one of an address is none of
 * them. A source that knows no addresses has no such links, and says so among the gaps.
 */
final class ContactTwins {

    private ContactTwins() {}

    static GateResult of(LeadToCash data) {
        Set<String> contacts = new HashSet<>();
        Set<String> twins = new LinkedHashSet<>();
        for (Link link : data.links()) {
            if (link.fromKind() == ObjectKind.CONTACT) {
                contacts.add(link.fromId());
            }
            if (link.toKind() == ObjectKind.CONTACT) {
                contacts.add(link.toId());
            }
            if (link.fromKind() == ObjectKind.CONTACT
                    && link.toKind() == ObjectKind.CONTACT
                    && !link.fromId().equals(link.toId())) {
                twins.add(link.fromId());
            }
        }
        new EventScan(data)
                .each(
                        EventScan.touching(ObjectKind.CONTACT),
                        (chunk, row) -> contacts.add(chunk.object(row, ObjectKind.CONTACT)));
        return GateResult.of(
                "Q04",
                Severity.WARNING,
                Phrase.of("contacts with the e-mail address of another contact", "他のコンタクトと同じメールアドレスのコンタクト"),
                new Affected(twins.stream().toList(), contacts.size()),
                Phrase.of(
                        "One person entered again counts as two leads and splits what was done with them; merge them at the source",
                        "同じ人物の二重登録です。リードが二重に数えられ、活動の記録も分かれます。元のシステムで統合してください"));
    }
}
