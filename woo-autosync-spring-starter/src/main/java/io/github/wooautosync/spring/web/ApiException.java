package io.github.wooautosync.spring.web;

import io.github.wooautosync.spring.web.Problem.FieldError;
import java.io.Serial;
import java.util.List;

/** Ends a call with a problem. Holds nothing that the caller must not see. */
final class ApiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ApiException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static ApiException of(ProblemType type, String detail) {
        return new ApiException(Problem.of(type, detail, List.of()));
    }

    /** A field that is wrong: what is wrong with it, and what to do. */
    static ApiException field(String field, String message, String remedy) {
        return field(ProblemType.INVALID_REQUEST, field, message, remedy);
    }

    static ApiException field(ProblemType type, String field, String message, String remedy) {
        String detail = field + " " + message + "; " + remedy;
        return new ApiException(Problem.of(type, detail, List.of(new FieldError(field, message, remedy))));
    }

    Problem problem() {
        return problem;
    }
}
