package io.keiro.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** One look at all deals of a company, through the probes of some problems or all. */
final class Survey {

    private final Map<Problem, Probe> probes = new EnumMap<>(Problem.class);

    private Survey(Company company, Ids ids, Set<Problem> problems) {
        problems.forEach(problem -> probes.put(problem, Probe.of(problem, company, ids)));
    }

    static Survey of(Company company, Ids ids, Set<Problem> problems) {
        Survey survey = new Survey(company, ids, problems);
        for (int deal = 0; deal < company.plan().deals(); deal++) {
            DealStory story = company.story(deal);
            survey.probes.values().forEach(probe -> probe.add(story));
        }
        return survey;
    }

    Probe probe(Problem problem) {
        return probes.get(problem);
    }
}
