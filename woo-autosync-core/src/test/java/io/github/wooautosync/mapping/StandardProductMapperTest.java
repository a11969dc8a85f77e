package io.github.wooautosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Dimensions;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.catalog.StockStatus;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardProductMapperTest {

    private static final ConnectionContext CONNECTION = new ConnectionContext(
            ConnectionId.of("shop"), OwnerId.SINGLE, "Shop", Optional.empty(), Optional.empty(), Optional.empty());

    private final StandardProductMapper mapper = new StandardProductMapper();

    @Test
    void everyFieldHasItsPlaceInTheStore() {
        Product product = shoe().type(ProductType.SIMPLE)
                .status(ProductStatus.PRIVATE)
                .price("19.90")
                .salePrice(new BigDecimal("1E+1"))
                .set(ProductField.SALE_FROM, Instant.parse("2026-11-27T00:00:00Z"))
                .set(ProductField.GTIN, "4006381333931")
                .set(ProductField.FEATURED, true)
                .tags("trail", "new")
                .build();

        assertThat(json(product, context()))
                .containsEntry("name", "\"Shoe\"")
                .containsEntry("sku", "\"S-1\"")
                .containsEntry("type", "\"simple\"")
                .containsEntry("status", "\"private\"")
                .containsEntry("regular_price", "\"19.90\"")
                .containsEntry("sale_price", "\"10\"")
                .containsEntry("date_on_sale_from_gmt", "\"2026-11-27T00:00:00\"")
                .containsEntry("global_unique_id", "\"4006381333931\"")
                .containsEntry("featured", "true")
                .doesNotContainKey("categories");
        assertThat(mapper.map(product, context()).fields())
                .containsEntry("tags", new DesiredValue.Tags(List.of("trail", "new")));
    }

    @Test
    void absentClearedAndGivenAreThreeThings() {
        Product product = shoe().clear(ProductField.SALE_PRICE)
                .set(ProductField.TAGS, List.of())
                .build();

        assertThat(json(product, context()))
                .containsEntry("sale_price", "\"\"")
                .doesNotContainKeys("regular_price", "description", "images");
    }

    @Test
    void tagsAreCleaned() {
        Product product = shoe().tags(" Trail ", "", "TRAIL", "new").build();

        assertThat(mapper.map(product, context()).fields())
                .containsEntry("tags", new DesiredValue.Tags(List.of("Trail", "new")));
    }

    @Test
    void everyFieldCanBeCleared() {
        for (ProductField<?> field : clearable()) {
            Product product = shoe().clear(field).build();
            DesiredProduct desired = mapper.map(product, context("name", "sku", field.name()));
            assertThat(desired.fields()).as(field.name()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void weightsAndDimensionsTravelInTheUnitOfTheStore() {
        Product product = shoe().weight(Weight.grams(new BigDecimal("620")))
                .set(
                        ProductField.DIMENSIONS,
                        new Dimensions(
                                new BigDecimal("12"), new BigDecimal("1"), new BigDecimal("0.5"), Dimensions.Unit.INCH))
                .build();

        assertThat(json(product, context()))
                .containsEntry("weight", "\"0.62\"")
                .containsEntry("dimensions", "{\"length\":\"30.48\",\"width\":\"2.54\",\"height\":\"1.27\"}");
    }

    @Test
    void stockIsSentOnlyWhenItIsSelected() {
        Product product = shoe().set(ProductField.STOCK_QUANTITY, 7)
                .set(ProductField.STOCK_STATUS, StockStatus.OUT_OF_STOCK)
                .build();

        assertThat(json(product, context())).doesNotContainKeys("stock_quantity", "manage_stock", "stock_status");
        assertThat(json(product, context("name", "sku", "stock_quantity", "stock_status")))
                .containsEntry("manage_stock", "true")
                .containsEntry("stock_quantity", "7")
                .containsEntry("stock_status", "\"outofstock\"");
    }

    @Test
    void aSelectionNamesFieldsAndAttributeCodes() {
        Product product = shoe().price("10")
                .description("long")
                .attribute(AttributeValue.of("COLOR", "Colour", "Red", "Blue"))
                .attribute(AttributeValue.of("MATERIAL", "Material", "Mesh"))
                .build();

        assertThat(attributes(product, context("name", "sku", "COLOR")))
                .containsExactly(new DesiredAttribute(
                        "COLOR",
                        "Colour",
                        List.of("Red", "Blue"),
                        true,
                        false,
                        AttributeScope.GLOBAL,
                        Optional.empty()));
        assertThat(json(product, context("name", "sku", "price"))).containsOnlyKeys("name", "sku", "regular_price");
    }

    @Test
    void anAttributeIsMappedToAGlobalOneByItsCode() {
        StorePolicy policy = StorePolicy.builder()
                .attributeScope(AttributeScope.LOCAL)
                .fieldMapping(Map.of("COLOR", "pa_color"))
                .build();
        Product product = shoe().attribute(AttributeValue.of("COLOR", "Colour", "Red"))
                .attribute(AttributeValue.of("color", "Another", "Red"))
                .build();

        assertThat(attributes(product, new MappingContext(CONNECTION, policy, Set.of(), StoreUnits.standard())))
                .extracting(DesiredAttribute::scope, DesiredAttribute::slug)
                .containsExactly(
                        tuple(AttributeScope.GLOBAL, Optional.of("color")),
                        tuple(AttributeScope.LOCAL, Optional.empty()));
    }

    @Test
    void fieldsAreMappedByExactKey() {
        StorePolicy policy = StorePolicy.builder()
                .fieldMapping(Map.of("price", "sale_price", "PRICE", "other"))
                .build();
        Product product = shoe().price("10").build();

        assertThat(json(product, new MappingContext(CONNECTION, policy, Set.of(), StoreUnits.standard())))
                .containsEntry("sale_price", "\"10\"")
                .doesNotContainKeys("regular_price", "other");
    }

    @Test
    void whatTheShopOwnsIsNeverSentAndWhatItTakesOverOnlyOnce() {
        StorePolicy policy = StorePolicy.builder()
                .fieldOwnership(Map.of("description", FieldOwnership.SHOP, "status", FieldOwnership.CREATE_ONLY))
                .build();
        Product product =
                shoe().description("long").status(ProductStatus.PUBLISH).build();

        DesiredProduct desired =
                mapper.map(product, new MappingContext(CONNECTION, policy, Set.of(), StoreUnits.standard()));

        assertThat(desired.fields()).doesNotContainKey("description").containsKey("status");
        assertThat(desired.createOnly()).contains("status", "type");
        assertThat(FieldDifference.ofNewProduct(desired)).contains("status");
        assertThat(FieldDifference.ofKnownProduct(desired, Fingerprints.of(desired), Map.of(), false, false))
                .doesNotContain("status");
    }

    @Test
    void whatNoStoreWouldTakeIsRefusedWithFieldAndRemedy() {
        assertInvalid(Product.builder(ProductId.of(1)).sku("S-1").name(" ").build(), "invalid_name", "name");
        assertInvalid(Product.builder(ProductId.of(1)).name("Shoe").build(), "invalid_sku", "sku");
        assertInvalid(Product.builder(ProductId.of(1)).name("Shoe").sku("0").build(), "invalid_sku", "'0'");
        assertInvalid(shoe().sku("x".repeat(101)).build(), "invalid_sku", "101");
        assertInvalid(shoe().price("-1").build(), "invalid_price", "negative");
        assertInvalid(shoe().price("10").salePrice(new BigDecimal("10.00")).build(), "invalid_sale_price", "not below");
        assertInvalid(shoe().name("ü".repeat(40_000)).build(), "invalid_name", "80000 bytes");
    }

    @Test
    void rawFieldsGoOutAsTheyAre() {
        Product product = shoe().rawField("download_limit", 3)
                .rawField("downloads", List.of(Map.of("file", "https://pim.example/m.pdf")))
                .build();

        assertThat(json(product, context()))
                .containsEntry("download_limit", "3")
                .containsEntry("downloads", "[{\"file\":\"https://pim.example/m.pdf\"}]");
    }

    private void assertInvalid(Product product, String code, String messagePart) {
        assertThatExceptionOfType(InvalidProductException.class)
                .isThrownBy(() -> mapper.map(product, context()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .withMessageContaining(messagePart);
    }

    private Map<String, String> json(Product product, MappingContext context) {
        return mapper.map(product, context).fields().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof DesiredValue.Json)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> ((DesiredValue.Json) entry.getValue()).value().toString()));
    }

    private List<DesiredAttribute> attributes(Product product, MappingContext context) {
        return mapper.map(product, context).fields().values().stream()
                .filter(DesiredValue.Attributes.class::isInstance)
                .map(DesiredValue.Attributes.class::cast)
                .flatMap(value -> value.attributes().stream())
                .toList();
    }

    private static List<ProductField<?>> clearable() {
        return List.of(
                ProductField.STATUS,
                ProductField.DESCRIPTION,
                ProductField.PRICE,
                ProductField.SALE_FROM,
                ProductField.WEIGHT,
                ProductField.DIMENSIONS,
                ProductField.TAX_STATUS,
                ProductField.FEATURED,
                ProductField.MENU_ORDER,
                ProductField.STOCK_QUANTITY,
                ProductField.STOCK_STATUS,
                ProductField.BACKORDERS,
                ProductField.EXTERNAL_URL,
                ProductField.CATEGORIES,
                ProductField.BRANDS,
                ProductField.IMAGES,
                ProductField.UP_SELLS);
    }

    private static Product.Builder shoe() {
        return Product.builder(ProductId.of(1)).name("Shoe").sku("S-1");
    }

    private static MappingContext context(String... selection) {
        return new MappingContext(CONNECTION, StorePolicy.standard(), Set.of(selection), StoreUnits.standard());
    }
}
