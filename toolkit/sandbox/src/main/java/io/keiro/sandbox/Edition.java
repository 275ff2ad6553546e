package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;

/**
 * A company told in one language.
 *
 * @param ids how its records are numbered
 * @param staff its people
 * @param pipeline its usual deal pipeline
 * @param partners the deal pipeline for business through partners
 * @param leads the pipeline of leads
 * @param orders the pipeline of orders
 * @param tickets the pipeline of tickets
 */
record Edition(
        Company company,
        Sandbox.Language language,
        Ids ids,
        Staff staff,
        DealPipeline pipeline,
        DealPipeline partners,
        ObjectPipeline leads,
        ObjectPipeline orders,
        ObjectPipeline tickets) {

    static final String CURRENCY = "USD";

    /** What the company's own machines are called in histories. */
    static final Change.Source WORKFLOW = Change.Source.machine("AUTOMATION_PLATFORM", "enrollmentId:1", null);

    static final Change.Source CALCULATED = Change.Source.machine("CALCULATED", null, null);

    static Edition of(Company company, Sandbox.Language language) {
        Plan plan = company.plan();
        return new Edition(
                company,
                language,
                new Ids(plan),
                new Staff(plan, language),
                DealPipeline.usual(plan, language),
                DealPipeline.ofPartners(plan, language),
                ObjectPipeline.leads(plan, language),
                ObjectPipeline.orders(plan, language),
                ObjectPipeline.tickets(plan, language));
    }

    long now() {
        return company.plan().end();
    }

    String text(Text text) {
        return text.in(language);
    }

    /** The pipeline in which a deal stands during its n-th stay. */
    DealPipeline pipelineAt(DealStory story, int turn) {
        return story.route().isPartner(turn) ? partners : pipeline;
    }

    /** Who stands behind a step in the story of a deal. */
    Change.Source source(Step step, DealStory story) {
        return switch (step.staff()) {
            case Step.MACHINE -> WORKFLOW;
            case Step.OWNER -> staff.source(story.ownerAt(step.time()));
            default -> staff.source(step.staff());
        };
    }

    /** Name of a customer: a number, clearly nobody's name. */
    String customerName(int number) {
        return new Text("Company", "会社").numbered("%05d", number + 1).in(language);
    }

    static String domain(int number) {
        return String.format(java.util.Locale.ROOT, "company-%05d.example", number + 1);
    }
}
