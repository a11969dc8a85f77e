package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncRecordId;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON of the REST API, whatever JSON library and settings the host has: Jackson 2 comes with the core. Words are in
 * lower case, times ISO 8601 in UTC, what is absent is null.
 */
final class ApiJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(answers())
            .build();

    /** JavaScript keeps whole numbers up to here. */
    private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;

    private static final Pattern CANONICAL_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,15}");

    private ApiJson() {}

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an answer as JSON", impossible);
        }
    }

    /**
     * A number where a number and back is the same text, and no client rounds it; else a text. So {@code 101} stays a
     * number, and {@code 007}, {@code A-1} and ids beyond 2^53 are texts.
     */
    private static void write(ProductId id, JsonGenerator generator) throws IOException {
        if (CANONICAL_NUMBER.matcher(id.value()).matches()
                && Math.abs(Long.parseLong(id.value())) <= LARGEST_SAFE_INTEGER) {
            generator.writeNumber(Long.parseLong(id.value()));
        } else {
            generator.writeString(id.value());
        }
    }

    private static SimpleModule answers() {
        SimpleModule module = new SimpleModule("woo-autosync");
        module.addSerializer(ProductId.class, writer(ApiJson::write));
        module.addSerializer(WooProductId.class, writer((id, generator) -> generator.writeNumber(id.value())));
        module.addSerializer(SyncRecordId.class, writer((id, generator) -> generator.writeNumber(id.value())));
        module.addSerializer(ConnectionId.class, writer((id, generator) -> generator.writeString(id.value())));
        module.addSerializer(StoreUrl.class, writer((url, generator) -> generator.writeString(url.toString())));
        module.addSerializer(Instant.class, writer((time, generator) -> generator.writeString(time.toString())));
        module.addSerializer(
                Enum.class,
                writer((word, generator) -> generator.writeString(word.name().toLowerCase(Locale.ROOT))));
        module.addSerializer(Optional.class, new OptionalSerializer());
        return module;
    }

    private static <T> JsonSerializer<T> writer(Writer<T> writer) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                writer.write(value, generator);
            }
        };
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator generator) throws IOException;
    }

    @SuppressWarnings("rawtypes") // a serializer is registered for the raw class
    private static final class OptionalSerializer extends JsonSerializer<Optional> {

        @Override
        public void serialize(Optional value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), generator);
            } else {
                generator.writeNull();
            }
        }
    }
}
