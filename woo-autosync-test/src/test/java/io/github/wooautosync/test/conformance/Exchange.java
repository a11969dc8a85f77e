package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One recorded file: an ordered sequence of requests with the answers of the real shop. */
record Exchange(String name, String about, List<Step> steps) {

    static Exchange of(String name, JsonNode file) {
        List<Step> steps = new ArrayList<>();
        JsonNode recordedSteps = file.path("steps");
        if (recordedSteps.isArray()) {
            recordedSteps.forEach(step -> steps.add(Step.of(steps.size(), step)));
        } else {
            steps.add(Step.of(0, file));
        }
        return new Exchange(name, file.path("about").asText(), List.copyOf(steps));
    }

    /** The steps that hold a request and its answer; the others describe races or what the shop did on its own. */
    List<Step> replayableSteps() {
        return steps.stream().filter(Step::isReplayable).toList();
    }
}
