package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what came over the wire into JSON, or into a failure: only a success has a body. */
final class AnswerReader {

    private static final Pattern TITLE =
            Pattern.compile("<title[^>]{0,200}>([^<]{1,300})</title>", Pattern.CASE_INSENSITIVE);
    private static final int TITLE_WITHIN = 8_000;

    private final URI storeUrl;
    private final TransportSettings settings;
    private final ObjectMapper json;
    private final FailureText text;

    AnswerReader(URI storeUrl, TransportSettings settings, ObjectMapper json, FailureText text) {
        this.storeUrl = storeUrl;
        this.settings = settings;
        this.json = json;
        this.text = text;
    }

    /** The JSON value of a success. */
    JsonNode read(StoreRequest request, RawAnswer answer) {
        if (answer.isRedirect()) {
            throw fault(request, answer, TransportFault.REDIRECTED, redirectMessage(answer), Progress.NOTHING_DONE);
        }
        if (!answer.isSuccess()) {
            throw new WooException(FailureTable.of(refusal(request, answer)));
        }
        NoisyJson.Finding finding = NoisyJson.search(json, content(request, answer));
        if (finding instanceof NoisyJson.Finding.Value value) {
            throwIfError(request, answer, value.json());
            return value.json();
        }
        throw unusable(request, answer, finding);
    }

    /** Some hosts turn every status into 200; the error object then still says what it was. */
    private void throwIfError(StoreRequest request, RawAnswer answer, JsonNode json) {
        ErrorBody error = ErrorBody.of(json);
        if (error.status().orElse(0) >= 400) {
            throw new WooException(FailureTable.of(refusal(request, answer, error.status(), error)));
        }
    }

    /** A success whose JSON is not what was asked for. */
    WooException wrongShape(StoreRequest request, int status, String what) {
        return new WooException(
                FailureTable.of(request, TransportFault.BROKEN_JSON, what, OptionalInt.of(status), Progress.ENDED));
    }

    /** What an item of a batch was refused for. */
    WooFailure itemFailure(StoreRequest request, Effect effect, JsonNode error) {
        ErrorBody body = ErrorBody.of(error);
        return FailureTable.of(new Refusal(request.line(), effect, body.status(), body, Optional.empty(), true, text));
    }

    private byte[] content(StoreRequest request, RawAnswer answer) {
        Optional<byte[]> content;
        try {
            content = unpacked(answer);
        } catch (IOException damaged) {
            throw fault(
                    request, answer, TransportFault.BROKEN_JSON, "the compressed answer is damaged", Progress.ENDED);
        }
        return content.orElseThrow(() -> fault(
                request,
                answer,
                TransportFault.ANSWER_TOO_LARGE,
                "the answer is larger than " + settings.maximumAnswerSize() + " bytes",
                Progress.ENDED));
    }

    /** Empty when too large, on the wire or after unpacking. */
    private Optional<byte[]> unpacked(RawAnswer answer) throws IOException {
        if (answer.tooLarge()) {
            return Optional.empty();
        }
        String encoding = answer.header("Content-Encoding").toLowerCase(Locale.ROOT);
        boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
        return gzip && answer.body().length > 0
                ? Gzip.unpack(answer.body(), settings.maximumAnswerSize())
                : Optional.of(answer.body());
    }

    /**
     * WordPress says that it sends JSON before it starts to work (fact 140). A page that does not say so therefore never
     * reached the REST API and did nothing: the front page of a shop with "plain" permalinks, a login or parking page
     * (fact 6). Text that is no page may be the output of a plug-in that ended PHP in the middle.
     */
    private WooException unusable(StoreRequest request, RawAnswer answer, NoisyJson.Finding finding) {
        if (finding instanceof NoisyJson.Finding.Broken) {
            return fault(
                    request, answer, TransportFault.BROKEN_JSON, "the answer breaks off in its JSON", Progress.ENDED);
        }
        if (finding instanceof NoisyJson.Finding.Text nothing && nothing.blank()) {
            String message = "the answer is empty: something in the store ended PHP";
            return fault(request, answer, TransportFault.EMPTY_ANSWER, message, Progress.ENDED);
        }
        boolean page = finding instanceof NoisyJson.Finding.Page;
        String message = "the answer is no JSON" + title(answer)
                + "; is this the address of the shop, and are its permalinks other than \"Plain\"?";
        Progress progress = page && !answer.saysJson() ? Progress.NOTHING_DONE : Progress.ENDED;
        return fault(request, answer, TransportFault.NOT_JSON, message, progress);
    }

    private Refusal refusal(StoreRequest request, RawAnswer answer) {
        ErrorBody error = ErrorBody.none();
        String page = "";
        try {
            Optional<byte[]> content = unpacked(answer);
            if (content.isPresent() && NoisyJson.search(json, content.get()) instanceof NoisyJson.Finding.Value value) {
                error = ErrorBody.of(value.json());
            }
            page = title(content.orElse(new byte[0]));
        } catch (IOException damaged) {
            page = " with a damaged body";
        }
        if (error.code().isEmpty()) {
            String message = "the store's web server answered " + answer.status() + page;
            error = new ErrorBody(Optional.empty(), message, error.status(), error.resourceId(), error.fields());
        }
        return refusal(request, answer, OptionalInt.of(answer.status()), error);
    }

    private Refusal refusal(StoreRequest request, RawAnswer answer, OptionalInt status, ErrorBody error) {
        return new Refusal(
                request.line(),
                request.effect(),
                status,
                error,
                RetryAfter.parse(answer.header("Retry-After"), settings.clock()),
                false,
                text);
    }

    private String title(RawAnswer answer) {
        try {
            return title(unpacked(answer).orElse(new byte[0]));
        } catch (IOException damaged) {
            return "";
        }
    }

    private String title(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, TITLE_WITHIN), StandardCharsets.UTF_8);
        Matcher title = TITLE.matcher(start);
        return title.find() ? " but a page titled '" + text.message(title.group(1)) + "'" : "";
    }

    /** Names where to, but only as far as it can be a store URL: the rest of a location may repeat key and secret. */
    private String redirectMessage(RawAnswer answer) {
        Optional<String> target = redirectTarget(answer.header("Location"));
        if (target.isEmpty()) {
            return "the store redirects to another address; correct the store URL";
        }
        if (target.get().equals(trimmed(storeUrl.toString()))) {
            return "the store redirects within itself: permalinks set to \"Plain\", or a login or coming-soon page";
        }
        return text.message("the store redirects to " + target.get() + "; use that address as store URL");
    }

    private Optional<String> redirectTarget(String location) {
        try {
            URI target = storeUrl.resolve(location);
            if (location.isEmpty() || target.getHost() == null) {
                return Optional.empty();
            }
            String path = target.getRawPath() == null ? "" : target.getRawPath();
            int api = path.indexOf("/wp-json");
            String port = target.getPort() < 0 ? "" : ":" + target.getPort();
            return Optional.of(
                    target.getScheme() + "://" + target.getHost() + port + (api < 0 ? "" : path.substring(0, api)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static WooException fault(
            StoreRequest request, RawAnswer answer, TransportFault fault, String message, Progress progress) {
        return new WooException(FailureTable.of(request, fault, message, OptionalInt.of(answer.status()), progress));
    }
}
