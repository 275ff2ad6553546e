package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import java.util.ArrayList;
import java.util.List;

/** Contracts as records of the portal. How HubSpot names their properties is not known for sure: these names are ours. */
final class ContractRecords {

    /** When it was signed; the name is a guess. */
    static final String SIGNED = "signed_date";

    private final Edition edition;

    ContractRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int number) {
        DealStory story = edition.company().story(number);
        ContractStory contract = ContractStory.of(edition.company().plan(), story);
        Change.Source source = edition.staff().source(story.ownerAt(contract.created()));
        return PortalRecord.builder(
                        ObjectType.CONTRACTS,
                        edition.ids().id(ObjectType.CONTRACTS, number),
                        contract.created(),
                        edition.now())
                .set("contract_name", edition.text(new Text("Contract", "契約")) + " " + (number + 1), source)
                .set("hubspot_owner_id", owner(story, contract), source)
                .set("contract_status", "SENT", contract.created(), source)
                .set("contract_status", "SIGNED", contract.signed(), source)
                .set(SIGNED, PortalRecord.text(contract.signed()), contract.signed(), source)
                .build();
    }

    private String owner(DealStory story, ContractStory contract) {
        return Long.toString(edition.staff().ownerId(story.ownerAt(contract.created())));
    }

    /** All contracts that are there at the company's present. */
    static List<Truth.Contract> truth(Edition edition) {
        Plan plan = edition.company().plan();
        List<Truth.Contract> contracts = new ArrayList<>();
        for (int number = 0; number < plan.deals(); number++) {
            DealStory story = edition.company().story(number);
            ContractStory contract = ContractStory.of(plan, story);
            if (contract != null && contract.created() <= plan.end()) {
                contracts.add(new Truth.Contract(
                        Long.toString(edition.ids().id(ObjectType.CONTRACTS, number)),
                        Long.toString(edition.ids().deal(story)),
                        PortalRecord.text(contract.created()),
                        contract.signed() <= plan.end() ? PortalRecord.text(contract.signed()) : null));
            }
        }
        return contracts;
    }
}
