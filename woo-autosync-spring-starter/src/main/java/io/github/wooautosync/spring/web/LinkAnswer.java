package io.github.wooautosync.spring.web;

import io.github.wooautosync.LinkPlan;
import io.github.wooautosync.LinkReport;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shop has already of the products of the PIM. */
final class LinkAnswer {

    private LinkAnswer() {}

    /**
     * A plan; it may be sent back to apply it.
     *
     * @param fieldsToExport absent means all fields
     * @param links what can be linked
     * @param omitted of the others
     */
    record Plan(
            ConnectionId connectionId,
            Set<LinkField> alsoBy,
            Optional<Set<String>> fieldsToExport,
            Map<String, Long> counts,
            List<Candidate> links,
            List<Candidate> others,
            long omitted) {

        static Plan of(LinkPlan plan) {
            return new Plan(
                    plan.connectionId(),
                    plan.fallbacks(),
                    Optional.of(plan.fieldsToExport()).filter(fields -> !fields.isEmpty()),
                    Words.counts(LinkFinding.class, plan::count),
                    Candidate.of(plan.links()),
                    Candidate.of(plan.others()),
                    plan.omitted());
        }
    }

    /** What became of a plan. */
    record Report(ConnectionId connectionId, long linked, long alreadyLinked, long leftOut, List<Candidate> changed) {

        static Report of(LinkReport report) {
            return new Report(
                    report.connectionId(),
                    report.linked(),
                    report.alreadyLinked(),
                    report.leftOut(),
                    Candidate.of(report.changed()));
        }
    }

    /** One product of the PIM. */
    record Candidate(
            ProductId productId,
            LinkFinding finding,
            Optional<WooProductId> wooProductId,
            Optional<LinkField> foundBy,
            String message) {

        static List<Candidate> of(List<LinkCandidate> candidates) {
            return candidates.stream()
                    .map(one -> new Candidate(
                            one.productId(), one.finding(), one.wooProductId(), one.foundBy(), one.message()))
                    .toList();
        }
    }
}
