package io.keiro.sandbox;

import io.keiro.sandbox.portal.Change;

/**
 * A company told in one language.
 *
 * @param ids how its records are numbered
 * @param staff its people
 * @param pipeline its deal pipeline
 */
record Edition(Company company, Sandbox.Language language, Ids ids, Staff staff, DealPipeline pipeline) {

    static final String CURRENCY = "USD";

    /** What the company's own machines are called in histories. */
    static final Change.Source WORKFLOW = Change.Source.machine("AUTOMATION_PLATFORM", "enrollmentId:1", null);

    static final Change.Source CALCULATED = Change.Source.machine("CALCULATED", null, null);

    static Edition of(Company company, Sandbox.Language language) {
        return new Edition(
                company,
                language,
                new Ids(company.plan()),
                new Staff(company.plan(), language),
                new DealPipeline(company.plan(), language));
    }

    long now() {
        return company.plan().end();
    }

    String text(Text text) {
        return text.in(language);
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
