package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Creates terms, many per request. Only the holder of the connection's lease does, because parallel creates can make two
 * of one (fact 99). What exists already is adopted. A request that fails as a whole is the store's trouble and ends the
 * round, unless it carried one term only: then it is that term's.
 */
final class TermCreation {

    private static final String MISSING_PARENT = "missing_parent";
    private static final AnswerFields ANSWER = AnswerFields.of("name", "parent");

    private final StoreRound round;
    private final StoreResource resource;
    private final TermDirectory directory;
    private final ResolvedTerms resolved;

    TermCreation(StoreRound round, StoreResource resource, TermDirectory directory, ResolvedTerms resolved) {
        this.round = round;
        this.resource = resource;
        this.directory = directory;
        this.resolved = resolved;
    }

    /** A term that the store does not have. */
    record Missing(TermPath path, long parent) {}

    void create(List<Missing> missing) {
        Deque<Missing> waiting = new ArrayDeque<>(missing);
        int together = round.session().termsTogether();
        while (!waiting.isEmpty()) {
            List<Missing> chunk = new ArrayList<>();
            while (chunk.size() < together && !waiting.isEmpty()) {
                chunk.add(waiting.removeFirst());
            }
            if (!round.mayWrite().getAsBoolean()) {
                throw new LeaseLostException();
            }
            try {
                createTogether(chunk);
            } catch (WooException failed) {
                failedAsAWhole(chunk, failed);
                together = 1;
                if (chunk.size() > 1) {
                    chunk.forEach(waiting::addLast);
                }
            }
        }
        if (!missing.isEmpty()) {
            round.session().createTermsTogether(true);
        }
    }

    private void failedAsAWhole(List<Missing> chunk, WooException failed) {
        WooFailure failure = failed.failure();
        boolean aboutContent = failure instanceof WooFailure.InvalidData || failure instanceof WooFailure.Conflict;
        boolean alone = chunk.size() == 1;
        if (alone && (aboutContent || failure instanceof WooFailure.Doubtful)) {
            round.session().forgetTerms(resource);
            resolved.refuse(chunk.get(0).path(), failure);
        } else if (!aboutContent) {
            // It may have created some of them: read anew, and find out one by one whether one of them kills the store.
            round.session().forgetTerms(resource);
            round.session().createTermsTogether(!(failure instanceof WooFailure.Doubtful));
            throw failed;
        }
    }

    private void createTogether(List<Missing> chunk) {
        List<StoreFields> creates = chunk.stream().map(TermCreation::fields).toList();
        List<ItemAnswer> answers = round.client()
                .batch(resource, new StoreBatch(creates, List.of(), List.of(), ANSWER))
                .creates();
        for (int i = 0; i < chunk.size(); i++) {
            read(chunk.get(i), answers.get(i));
        }
    }

    private void read(Missing term, ItemAnswer answer) {
        if (answer instanceof ItemAnswer.Done done) {
            directory.add(done.entry());
            learn(term, done.entry().id());
        } else if (answer instanceof ItemAnswer.Refused refused) {
            OptionalLong existing = existing(refused.failure());
            if (existing.isPresent()) {
                learn(term, existing.getAsLong());
            } else {
                refused(term, refused.failure());
            }
        }
    }

    private void learn(Missing term, long id) {
        directory.add(term.parent(), term.path().ownKey(), id);
        resolved.put(term.path(), id);
    }

    private void refused(Missing term, WooFailure failure) {
        if (failure.detail().code().equals(MISSING_PARENT)) {
            // The shop deleted the parent after it was read.
            round.session().forgetTerms(resource);
        }
        resolved.refuse(term.path(), failure);
    }

    /** Whether the same term would be refused again. */
    static boolean isFinal(WooFailure failure) {
        return failure instanceof WooFailure.InvalidData
                && !failure.detail().code().equals(MISSING_PARENT);
    }

    private static OptionalLong existing(WooFailure failure) {
        return failure instanceof WooFailure.Conflict conflict
                        && conflict.reason() == WooFailure.Conflict.Reason.TERM_EXISTS
                ? conflict.resourceId()
                : OptionalLong.empty();
    }

    private static StoreFields fields(Missing term) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("name", TextNode.valueOf(term.path().name()));
        if (term.parent() > 0) {
            fields.put("parent", LongNode.valueOf(term.parent()));
        }
        return new StoreFields(fields);
    }
}
