package io.github.wooautosync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportRequestTest {

    private static final ConnectionId SHOP = ConnectionId.of("shop");

    @Test
    void aSelectionMustContainNameAndSku() {
        ExportRequest request = ExportRequest.of(SHOP, ProductId.of(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.onlyFields("name", "price"))
                .withMessageContaining("fieldsToExport")
                .withMessageContaining("[sku]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.onlyFields("price"))
                .withMessageContaining("[name, sku]");
        assertThatIllegalArgumentException().isThrownBy(() -> request.onlyFields(List.of()));
        assertThat(request.onlyFields("name", "sku", "COLOR").fieldsToExport()).containsExactly("name", "sku", "COLOR");
    }

    @Test
    void anEmptyListOfProductsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportRequest.of(SHOP, List.of()))
                .withMessageContaining("productIds");
    }

    @Test
    void aProductThatIsNamedTwiceIsExportedOnce() {
        assertThat(ExportRequest.of(SHOP, ProductId.of(1), ProductId.of(2), ProductId.of(1))
                        .productIds())
                .containsExactly(ProductId.of(1), ProductId.of(2));
    }
}
