package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.Dimensions;
import io.github.wooautosync.catalog.Weight;
import java.util.Optional;
import java.util.stream.Stream;

/** In which units a store weighs and measures. */
public record StoreUnits(Weight.Unit weight, Dimensions.Unit dimension) {

    /** What a new WooCommerce uses: kilograms and centimetres. */
    public static StoreUnits standard() {
        return new StoreUnits(Weight.Unit.KILOGRAM, Dimensions.Unit.CENTIMETRE);
    }

    /** Reads the symbols of the store's settings; what is absent or unknown falls back to the standard. */
    public static StoreUnits of(Optional<String> weightSymbol, Optional<String> dimensionSymbol) {
        StoreUnits standard = standard();
        return new StoreUnits(
                weightSymbol
                        .flatMap(symbol -> Stream.of(Weight.Unit.values())
                                .filter(unit -> unit.symbol().equals(symbol))
                                .findFirst())
                        .orElse(standard.weight),
                dimensionSymbol
                        .flatMap(symbol -> Stream.of(Dimensions.Unit.values())
                                .filter(unit -> unit.symbol().equals(symbol))
                                .findFirst())
                        .orElse(standard.dimension));
    }
}
