package io.github.wooautosync.test.chaos;

import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.id.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the PIM has, and how a product may come to look. */
final class Catalogue {

    private static final List<String> DEPARTMENTS = List.of("Women", "Men", "Children", "Home & Garden");
    private static final List<String> SHELVES = List.of("Shoes", "Hats & Caps", "Coats", "Sale");
    private static final List<String> TAGS = List.of("new", "eco", "gift", "wool", "linen", "winter", "summer", "loud");
    private static final List<String> COLOURS = List.of("Red", "Green", "Blue", "Black", "White", "Grey", "Pink");
    private static final int SHARED_PICTURES = 10;
    static final int MOST_VARIANTS = 30;
    private static final int SIZES = 45;

    private final PictureServer pictures;
    private final TreeMap<Long, CatalogueProduct> products = new TreeMap<>();
    private final List<Long> ids = new ArrayList<>();
    private long lastSku;
    private long lastVariant;
    private Random random;

    Catalogue(long seed, PictureServer pictures) {
        this.random = new Random(seed);
        this.pictures = pictures;
    }

    void fill(int number) {
        for (long id = 1; id <= number; id++) {
            put(create(id));
            ids.add(id);
        }
    }

    /** From now on its choices follow from another seed. */
    void begin(long seed) {
        random = new Random(seed);
    }

    synchronized void put(CatalogueProduct product) {
        products.put(product.id(), product);
    }

    synchronized void remove(long id) {
        products.remove(id);
    }

    synchronized @Nullable CatalogueProduct find(long id) {
        return products.get(id);
    }

    synchronized List<CatalogueProduct> all() {
        return List.copyOf(products.values());
    }

    /** Any product that is there; the choice follows from the given number. */
    Optional<CatalogueProduct> any(Random chooser) {
        return Optional.ofNullable(find(ids.get(chooser.nextInt(ids.size()))));
    }

    /** What the library asks. */
    synchronized Map<ProductId, Product> load(Collection<ProductId> asked, ConnectionContext context) {
        int store = storeNumber(context.storeName());
        Map<ProductId, Product> found = new LinkedHashMap<>();
        for (ProductId id : asked) {
            CatalogueProduct product = products.get(Long.valueOf(id.value()));
            if (product != null) {
                found.put(id, product.toProduct(store, this::image));
            }
        }
        return found;
    }

    static String storeName(int number) {
        return "Store " + number;
    }

    private static int storeNumber(String name) {
        return Integer.parseInt(name.substring(name.indexOf(' ') + 1));
    }

    private ProductImage image(Picture picture) {
        return ProductImage.of(pictures.url(picture)).withContentHash(picture.contentHash());
    }

    String newSku(long id) {
        lastSku++;
        return "SKU-" + id + "-" + lastSku;
    }

    private CatalogueProduct create(long id) {
        return new CatalogueProduct(
                id,
                1,
                1,
                newSku(id),
                cents(),
                0,
                categories(),
                tags(),
                colours(),
                hasGallery(id) ? Optional.of(gallery(id)) : Optional.empty(),
                isVariable(id) ? variants(id) : List.of());
    }

    static boolean hasGallery(long id) {
        return id % 10 == 0;
    }

    static boolean isVariable(long id) {
        return id % 8 == 0;
    }

    /** Mostly a few, now and then as many as there may be. */
    private List<CatalogueVariant> variants(long id) {
        int number = random.nextInt(6) == 0 ? 6 + random.nextInt(MOST_VARIANTS - 5) : 1 + random.nextInt(6);
        List<CatalogueVariant> variants = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            newVariant(id, variants).ifPresent(variants::add);
        }
        return List.copyOf(variants);
    }

    /** One more variant in a size that none of its siblings has; absent when there are enough. */
    Optional<CatalogueVariant> newVariant(long id, List<CatalogueVariant> siblings) {
        Optional<String> size = freeSize(siblings);
        if (siblings.size() >= MOST_VARIANTS || size.isEmpty()) {
            return Optional.empty();
        }
        lastVariant++;
        boolean nameless = random.nextInt(6) == 0;
        Optional<Picture> picture = random.nextInt(20) == 0 ? Optional.of(variantPicture(id)) : Optional.empty();
        return Optional.of(new CatalogueVariant(
                "v" + lastVariant, size.get(), nameless ? "" : newSku(id), 1, cents(), 0, true, picture));
    }

    Optional<String> freeSize(List<CatalogueVariant> siblings) {
        Set<String> taken = siblings.stream().map(CatalogueVariant::size).collect(java.util.stream.Collectors.toSet());
        List<String> free = java.util.stream.IntStream.rangeClosed(1, SIZES)
                .mapToObj(number -> "Size " + number)
                .filter(size -> !taken.contains(size))
                .toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(one(free));
    }

    /** One of the pictures that the variants of a product share. */
    Picture variantPicture(long id) {
        return current("own-" + id + "-v" + (1 + random.nextInt(4)) + ".png");
    }

    Picture retouched(Picture picture) {
        Picture retouched = current(picture.file()).retouched();
        pictures.publish(retouched);
        return retouched;
    }

    long cents() {
        return 1_000L + random.nextInt(9_000);
    }

    List<CategoryPath> categories() {
        List<CategoryPath> paths = new ArrayList<>();
        paths.add(path());
        if (random.nextInt(4) == 0) {
            CategoryPath second = path();
            if (!paths.contains(second)) {
                paths.add(second);
            }
        }
        return List.copyOf(paths);
    }

    private CategoryPath path() {
        String department = one(DEPARTMENTS);
        return random.nextInt(5) == 0 ? CategoryPath.of(department) : CategoryPath.of(department, one(SHELVES));
    }

    List<String> tags() {
        return some(TAGS, random.nextInt(3));
    }

    List<String> colours() {
        return some(COLOURS, 1 + random.nextInt(3));
    }

    /** A gallery of pictures of its own and of some that other products show, too. */
    List<Picture> gallery(long id) {
        List<Picture> gallery = new ArrayList<>();
        int own = random.nextInt(4);
        for (int i = 1; i <= own; i++) {
            gallery.add(current("own-" + id + "-" + i + ".png"));
        }
        if (own == 0 || random.nextInt(3) == 0) {
            gallery.add(current("shared-" + (1 + random.nextInt(SHARED_PICTURES)) + ".png"));
        }
        java.util.Collections.shuffle(gallery, random);
        return List.copyOf(gallery);
    }

    /** One picture of its own gets a new edition under its old name. */
    List<Picture> retouched(List<Picture> gallery) {
        List<Picture> changed = new ArrayList<>(gallery);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).file().startsWith("own-")) {
                changed.set(i, retouched(changed.get(i)));
                return List.copyOf(changed);
            }
        }
        return gallery;
    }

    Picture current(String file) {
        return new Picture(file, pictures.edition(file));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<String> some(List<String> choices, int number) {
        List<String> shuffled = new ArrayList<>(choices);
        java.util.Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, number));
    }
}
