package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** P2: what becomes of leads, captured to contacted to qualified to deal, by source. Only leads old enough to tell are counted in rates. */
final class LeadProbe extends Probe {

    /** A lead converts if its deal is made within this many days. */
    static final int WINDOW = 90;

    private final Gauge conversion = Gauge.share("lead_conversion_rate");
    private final Gauge contacted = Gauge.share("lead_contact_rate");
    private final Gauge qualified = Gauge.share("contacted_to_qualified_rate");
    private final Gauge opened = Gauge.share("qualified_to_deal_rate");
    private final Gauge firstContact = Gauge.median("time_to_first_contact", "days");
    private final Gauge conversionTime = Gauge.median("lead_conversion_time", "days");
    private final Gauge leads = Gauge.sum("leads", "leads");
    private final Map<YearMonth, Gauge> cohorts = new TreeMap<>();
    private final List<String> affected = new ArrayList<>();

    LeadProbe(Company company, Ids ids) {
        super(Problem.LOW_LEAD_CONVERSION, company, ids);
    }

    @Override
    void add(DealStory story) {
        for (ContactStory contact : story.contacts()) {
            if (contact.isLead() && contact.captured() <= now()) {
                add(story, contact);
            }
        }
    }

    private void add(DealStory story, ContactStory lead) {
        boolean within = lead.source() == company().segments().weak();
        leads.add(within, 1);
        if (within) {
            int slot = story.number() * ContactStory.SLOTS + lead.slot();
            affected.add(Long.toString(ids().id(ObjectType.CONTACTS, slot)));
        }
        if (lead.contacted() <= now()) {
            firstContact.add(within, (lead.contacted() - lead.captured()) / DAY);
        }
        double days = lead.isConverted() ? (story.created() - lead.captured()) / DAY : Double.POSITIVE_INFINITY;
        if (lead.isConverted() && story.created() <= now()) {
            conversionTime.add(within, days);
        }
        if (lead.captured() > now() - WINDOW * WorkingTime.DAY) {
            return;
        }
        conversion.add(within, days <= WINDOW);
        cohorts.computeIfAbsent(month(lead.captured()), month -> Gauge.share("lead_conversion_rate[" + month + "]"))
                .add(within, days <= WINDOW);
        boolean reached = lead.contacted() <= now();
        contacted.add(within, reached);
        boolean ripe = lead.qualified() <= now() || lead.isConverted();
        if (reached) {
            qualified.add(within, ripe);
        }
        if (ripe) {
            opened.add(within, lead.isConverted());
        }
    }

    private static YearMonth month(long time) {
        return YearMonth.from(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
    }

    @Override
    List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (Gauge gauge : List.of(conversion, contacted, qualified, opened, firstContact, conversionTime, leads)) {
            readings.add(gauge.reading());
        }
        cohorts.values().forEach(gauge -> readings.add(gauge.reading()));
        return readings;
    }

    @Override
    ObjectType affectedType() {
        return ObjectType.CONTACTS;
    }

    @Override
    List<String> affected() {
        return affected;
    }

    /** The step at which the segment falls behind the others the most. */
    @Override
    List<Truth.Where> facts() {
        Map<String, Gauge> steps = new TreeMap<>(Map.of(
                "lead_captured > lead_first_contacted", contacted,
                "lead_first_contacted > lead_qualified", qualified,
                "lead_qualified > opportunity_created", opened));
        String worst = "-";
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Gauge> step : steps.entrySet()) {
            Reading reading = step.getValue().reading();
            double ratio = reading.inside() / reading.outside();
            if (ratio < least) {
                least = ratio;
                worst = step.getKey();
            }
        }
        return List.of(new Truth.Where("DropOffStep", worst), new Truth.Where("ConversionWindowDays", "" + WINDOW));
    }
}
