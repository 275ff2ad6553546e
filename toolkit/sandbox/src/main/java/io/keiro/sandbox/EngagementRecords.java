package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;
import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;

/** Calls, e-mails, meetings, tasks and notes as records of the portal. None has a body. */
final class EngagementRecords {

    private static final Change.Source MAIL = Change.Source.machine("EMAIL_INTEGRATION", "mailbox", null);

    private final Edition edition;

    EngagementRecords(Edition edition) {
        this.edition = edition;
    }

    PortalRecord at(int slot) {
        DealStory story = edition.company().story(slot / Touches.SLOTS);
        Touch touch = story.touch(slot % Touches.SLOTS);
        ObjectType type = touch.type();
        Change.Source person = edition.staff().source(touch.person());
        Change.Source source = type == ObjectType.EMAILS ? MAIL : person;
        Plan plan = edition.company().plan();
        boolean ahead = Defect.FUTURE_CALL.strikes(plan, story.number())
                && Defects.futureCall(plan, story).filter(touch::equals).isPresent();
        long happened = touch.start() + (ahead ? Plan.SPAN + 5 * WorkingTime.DAY : 0);
        PortalRecord.Builder builder = PortalRecord.builder(
                        type, edition.ids().id(type, slot), touch.logged(), edition.now())
                .set("hs_timestamp", PortalRecord.text(happened), source)
                .set("hubspot_owner_id", Long.toString(edition.staff().ownerId(touch.person())), source);
        switch (type) {
            case CALLS -> call(builder, touch, person);
            case EMAILS ->
                builder.set("hs_email_direction", touch.result(), source)
                        .set("hs_email_subject", edition.text(new Text("Message", "メール")) + " " + (slot + 1), source)
                        .set("hs_email_status", slot % 50 == 7 ? "BOUNCED" : "SENT", source);
            case MEETINGS -> meeting(builder, touch, person);
            case TASKS -> task(builder, touch, person);
            default -> {
                // A note is nothing but its time here: bodies are personal and never needed.
            }
        }
        return builder.build();
    }

    private void call(PortalRecord.Builder builder, Touch touch, Change.Source person) {
        builder.set("hs_call_title", edition.text(new Text("Call", "電話")), person)
                .set("hs_call_direction", touch.result(), person)
                .set("hs_call_status", "COMPLETED", person)
                .set("hs_call_duration", Long.toString(touch.end() - touch.start()), person);
    }

    private void meeting(PortalRecord.Builder builder, Touch touch, Change.Source person) {
        builder.set("hs_meeting_title", edition.text(new Text("Meeting", "打ち合わせ")), person)
                .set("hs_meeting_start_time", PortalRecord.text(touch.start()), person)
                .set("hs_meeting_end_time", PortalRecord.text(touch.end()), person)
                .set("hs_meeting_outcome", "SCHEDULED", person);
        if (!touch.result().equals("SCHEDULED")) {
            builder.set("hs_meeting_outcome", touch.result(), touch.end(), person);
        }
    }

    private void task(PortalRecord.Builder builder, Touch touch, Change.Source person) {
        builder.set("hs_task_subject", edition.text(new Text("Follow up", "フォローアップ")), person)
                .set("hs_task_type", "TODO", person)
                .set("hs_task_status", "NOT_STARTED", person);
        if (touch.result().equals(Touches.HELD)) {
            builder.set("hs_task_status", "COMPLETED", touch.start(), person)
                    .set("hs_task_completion_date", PortalRecord.text(touch.start()), touch.start(), person);
        }
    }
}
