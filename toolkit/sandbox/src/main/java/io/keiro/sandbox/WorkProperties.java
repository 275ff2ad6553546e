package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PropertyDefinition;
import io.keiro.sandbox.portal.PropertyDefinition.Option;
import java.util.List;

/** The properties of leads, tickets, calls, e-mails, meetings and tasks. */
final class WorkProperties {

    private final PropertyCatalog catalog;
    private final Edition edition;

    WorkProperties(PropertyCatalog catalog, Edition edition) {
        this.catalog = catalog;
        this.edition = edition;
    }

    void addTo(ObjectType type, List<PropertyDefinition> list) {
        switch (type) {
            case LEADS -> leads(list);
            case TICKETS -> tickets(list);
            case CALLS, EMAILS, MEETINGS, TASKS, NOTES -> {
                list.add(PropertyDefinition.time("hs_timestamp", "Activity date"));
                PropertyCatalog.owner(list);
                engagement(type, list);
            }
            default -> {
                // Nothing of work.
            }
        }
    }

    static void pipeline(List<PropertyDefinition> list, ObjectPipeline pipeline) {
        list.add(PropertyDefinition.choice(
                "hs_pipeline", "Pipeline", List.of(new Option(pipeline.id(), pipeline.label()))));
        list.add(PropertyDefinition.choice(
                "hs_pipeline_stage",
                "Pipeline stage",
                pipeline.pipeline().listed().stream()
                        .map(stage -> new Option(stage.id(), stage.label()))
                        .toList()));
    }

    private void leads(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("hs_lead_name", "Lead name"));
        list.add(PropertyDefinition.choice(
                "hs_lead_type", "Lead type", PropertyCatalog.names("NEW_BUSINESS", "UPSELL", "RE_ATTEMPTING")));
        list.add(
                PropertyDefinition.choice("hs_lead_label", "Lead label", PropertyCatalog.names("HOT", "WARM", "COLD")));
        pipeline(list, edition.leads());
        list.add(PropertyDefinition.text("hs_lead_disqualification_reason", "Disqualification reason"));
        list.add(PropertyDefinition.flag("hs_lead_is_open", "Is open").asCalculated());
        PropertyCatalog.owner(list);
        catalog.source(list);
        catalog.region(list);
    }

    private void tickets(List<PropertyDefinition> list) {
        list.add(PropertyDefinition.text("subject", "Ticket name"));
        pipeline(list, edition.tickets());
        list.add(PropertyDefinition.text("hs_ticket_category", "Category"));
        list.add(PropertyDefinition.time("closed_date", "Close date").asCalculated());
        PropertyCatalog.owner(list);
    }

    private static void engagement(ObjectType type, List<PropertyDefinition> list) {
        switch (type) {
            case CALLS -> {
                list.add(PropertyDefinition.text("hs_call_title", "Call Title"));
                list.add(PropertyDefinition.choice(
                        "hs_call_direction", "Call direction", PropertyCatalog.names("INBOUND", "OUTBOUND")));
                list.add(PropertyDefinition.choice(
                        "hs_call_status", "Call status", PropertyCatalog.names("COMPLETED", "NO_ANSWER", "BUSY")));
                list.add(PropertyDefinition.number("hs_call_duration", "Call duration"));
            }
            case EMAILS -> {
                list.add(PropertyDefinition.text("hs_email_subject", "Email subject"));
                list.add(PropertyDefinition.choice(
                        "hs_email_direction",
                        "Email direction",
                        PropertyCatalog.names("EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL")));
                list.add(PropertyDefinition.choice(
                        "hs_email_status",
                        "Email status",
                        PropertyCatalog.names("SENT", "BOUNCED", "FAILED", "SCHEDULED", "SENDING")));
            }
            case MEETINGS -> {
                list.add(PropertyDefinition.text("hs_meeting_title", "Meeting name"));
                list.add(PropertyDefinition.time("hs_meeting_start_time", "Meeting start time"));
                list.add(PropertyDefinition.time("hs_meeting_end_time", "Meeting end time"));
                list.add(PropertyDefinition.choice(
                        "hs_meeting_outcome",
                        "Meeting outcome",
                        PropertyCatalog.names("SCHEDULED", "COMPLETED", "RESCHEDULED", "NO_SHOW", "CANCELED")));
            }
            case TASKS -> {
                list.add(PropertyDefinition.text("hs_task_subject", "Task Title"));
                list.add(PropertyDefinition.choice(
                        "hs_task_status",
                        "Task Status",
                        PropertyCatalog.names("NOT_STARTED", "IN_PROGRESS", "COMPLETED", "DEFERRED")));
                list.add(PropertyDefinition.choice(
                        "hs_task_type", "Task Type", PropertyCatalog.names("TODO", "CALL", "EMAIL")));
                list.add(PropertyDefinition.time("hs_task_completion_date", "Completed at"));
            }
            default -> {
                // Notes have a body, which this portal does not hold.
            }
        }
    }
}
