package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import java.time.Instant;
import java.util.List;

/**
 * The events of a deal's contracts: created, and the steps whose dates the property map names. A date of the contract's own record is a
 * recorded step. A signature that a quote has recorded goes before the contract's, which is then noted on it.
 */
final class ContractEvents {

    static final String CONTRACT_CREATED = "contract_created";

    private static final String CONTRACT_ID = "ContractId";

    private final MappingScope scope;
    private final StoredRecord deal;
    private final List<StoredRecord> contracts;
    private final MappedPart part;
    private final List<AttributeFeed.Source> steps;

    ContractEvents(MappingScope scope, StoredRecord deal, List<StoredRecord> contracts, MappedPart part) {
        this.scope = scope;
        this.deal = deal;
        this.contracts = contracts;
        this.part = part;
        this.steps = scope.feed().steps().stream()
                .filter(source -> source.object() == StoredObject.CONTRACTS)
                .toList();
    }

    /** Adds them to those of the deal and its quotes. */
    void addTo(List<EventDraft> events) {
        int signature = signedByQuote(events);
        for (StoredRecord contract : contracts) {
            Instant created = contract.recorded();
            if (created != null) {
                events.add(draft(CONTRACT_CREATED, created, contract).provedBy(contract, "hs_createdate"));
            }
            if (steps.stream().noneMatch(source -> source.step() == Activity.CONTRACT_SIGNED)) {
                part.note(MappingNote.NO_SIGNATURE_NAMED, contract.id());
            }
            for (AttributeFeed.Source source : steps) {
                Instant time = PortalTime.parse(contract.value(source.property()));
                if (time == null || time.isAfter(scope.cutOff())) {
                    continue;
                }
                if (source.step() == Activity.CONTRACT_SIGNED && signature >= 0) {
                    String told = "explicit " + time + " " + PropertyNames.of(contract.object(), source.property());
                    BestEvidence.note(events.get(signature), told);
                } else {
                    events.add(draft(source.step().id(), time, contract)
                            .dayIfMidnight()
                            .provedBy(contract, source.property()));
                }
            }
        }
    }

    private static int signedByQuote(List<EventDraft> events) {
        for (int i = 0; i < events.size(); i++) {
            EventDraft event = events.get(i);
            if (event.activity().equals(Activity.CONTRACT_SIGNED.id()) && event.evidence() == EvidenceLevel.EXPLICIT) {
                return i;
            }
        }
        return -1;
    }

    private EventDraft draft(String activity, Instant time, StoredRecord contract) {
        return part.waiting(activity, time, EvidenceLevel.EXPLICIT)
                .about(ObjectKind.DEAL, deal)
                .with(CONTRACT_ID, contract.id());
    }
}
