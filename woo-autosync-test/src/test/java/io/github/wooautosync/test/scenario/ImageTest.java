package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images: uploaded once, shown in order, and never in the way of anything else. */
class ImageTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ImageServer images = new ImageServer();
    private final Scenario scenario = Scenario.stepped();
    private FakeStore store = scenario.store("A");
    private ConnectionId connection = scenario.connect(store);

    @BeforeEach
    void start() {
        store.clearRequests();
    }

    @AfterEach
    void close() {
        scenario.close();
        images.close();
    }

    @Test
    void aGalleryIsUploadedOnceHoweverOftenItIsPushed() {
        String[] gallery = {"a.png", "b.png", "c.png", "d.png", "e.png"};
        put(1, gallery);
        scenario.export(connection, 1);
        assertThat(store.imageDownloads()).isEqualTo(5);
        assertThat(shown(1)).containsExactly("a.png", "b.png", "c.png", "d.png", "e.png");

        for (int push = 0; push < 9; push++) {
            scenario.export(connection, 1);
        }

        assertThat(store.imageDownloads()).isEqualTo(5);
        assertThat(shown(1)).hasSize(5);
    }

    @Test
    void aBigGalleryArrivesWhole() {
        String[] gallery =
                IntStream.range(0, 12).mapToObj(i -> "p" + i + ".png").toArray(String[]::new);
        put(1, gallery);

        scenario.export(connection, 1);

        assertThat(store.imageDownloads()).isEqualTo(12);
        assertThat(shown(1)).containsExactly(gallery);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void anUnchangedGalleryCostsNoRequest() {
        put(1, "a.png", "b.png");
        scenario.export(connection, 1);
        store.clearRequests();

        edited(1);

        assertThat(store.requests()).isEmpty();
    }

    @Test
    void orderAndMainImageFollowThePim() {
        put(1, "a.png", "b.png", "c.png");
        scenario.export(connection, 1);
        store.clearRequests();

        put(1, "c.png", "a.png", "b.png");
        edited(1);

        assertThat(shown(1)).containsExactly("c.png", "a.png", "b.png");
        assertThat(store.imageDownloads()).isEqualTo(3);
        assertThat(store.writes()).hasSize(1);
    }

    @Test
    void removedImagesGo() {
        put(1, "a.png", "b.png");
        scenario.export(connection, 1);

        put(1, "b.png");
        edited(1);
        assertThat(shown(1)).containsExactly("b.png");

        put(1);
        edited(1);
        assertThat(shown(1)).isEmpty();
        assertThat(store.imageDownloads()).isEqualTo(2);
    }

    @Test
    void anotherImageIsUploadedAloneAndTheOthersStay() {
        put(1, "a.png", "b.png");
        scenario.export(connection, 1);
        List<Long> before = ids(1);

        put(1, "a.png", "n.png", "b.png");
        edited(1);

        assertThat(store.downloadedImages()).hasSize(3);
        assertThat(shown(1)).containsExactly("a.png", "n.png", "b.png");
        assertThat(ids(1)).containsAll(before);
    }

    @Test
    void aPictureThatChangedUnderItsUrlIsUploadedOnce() {
        ProductImage old = ProductImage.of(images.url("a.png")).withContentHash("1");
        scenario.pim.put(1, product -> product.images(old));
        scenario.export(connection, 1);

        scenario.pim.put(1, product -> product.images(old.withContentHash("2")));
        edited(1);
        edited(1);
        assertThat(store.imageDownloads()).isEqualTo(2);

        scenario.pim.put(1, product -> product.images(old));
        edited(1);
        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(shown(1)).containsExactly("a.png");
    }

    @Test
    void anImageOfTwoProductsIsUploadedOnce() {
        put(1, "a.png", "b.png");
        put(2, "b.png", "a.png");
        scenario.export(connection, 1, 2);

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(shown(1)).containsExactly("a.png", "b.png");
        assertThat(shown(2)).containsExactly("b.png", "a.png");
    }

    @Test
    void theSameImageTwiceInOneProductShowsOnce() {
        put(1, "a.png", "b.png", "a.png");
        scenario.export(connection, 1);
        store.clearRequests();

        edited(1);

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(shown(1)).containsExactly("a.png", "b.png");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void altTextArrivesWithoutAnUpload() {
        put(1, "a.png");
        scenario.export(connection, 1);

        ProductImage described = ProductImage.of(images.url("a.png")).withAltText("A shoe");
        scenario.pim.put(1, product -> product.images(described));
        edited(1);
        assertThat(product(1).path("images").path(0).path("alt").asText()).isEqualTo("A shoe");

        // A store cannot clear it (fact 80); at least nothing breaks.
        scenario.pim.put(1, product -> product.images(described.withAltText("")));
        edited(1);
        assertThat(store.imageDownloads()).isEqualTo(1);
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aMediaItemThatTheShopDeletedHeals() {
        put(1, "a.png", "b.png", "c.png");
        scenario.export(connection, 1);
        store.deleteMediaAsShopOwner(ids(1).get(1));

        scenario.pim.put(1, product -> product.price("77.00").images(list("c.png", "b.png", "a.png")));
        edited(1);

        assertThat(shown(1)).containsExactly("c.png", "b.png", "a.png");
        assertThat(store.downloadedImages()).hasSize(4).last().asString().endsWith("/b.png");
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aDeletedMediaItemHealsForANewProductToo() {
        put(1, "a.png");
        scenario.export(connection, 1);
        store.deleteMediaAsShopOwner(ids(1).get(0));

        put(2, "a.png");
        scenario.export(connection, 2);

        assertThat(shown(2)).containsExactly("a.png");
        assertThat(store.imageDownloads()).isEqualTo(2);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aDeletedMediaItemHealsWhileAnotherIsUploaded() {
        put(1, "a.png");
        scenario.export(connection, 1);
        store.deleteMediaAsShopOwner(ids(1).get(0));

        put(1, "a.png", "b.png");
        edited(1);

        assertThat(shown(1)).containsExactly("a.png", "b.png");
        assertThat(store.imageDownloads()).isEqualTo(3);
    }

    @Test
    void aBrokenImageHoldsUpNeitherFieldsNorOtherImages() {
        images.breaks("b.png");
        put(1, "a.png", "b.png", "c.png");
        put(2, "d.png");

        scenario.export(connection, 1, 2);

        scenario.assertEqualsPim(store);
        assertThat(shown(1)).containsExactly("a.png", "c.png");
        assertThat(shown(2)).containsExactly("d.png");
        ProductSyncStatus status = status(1);
        assertThat(status.syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status.errorCode()).isEmpty();
        assertThat(status.warningCode()).contains("image_failed");
        assertThat(status.warningMessage().orElseThrow())
                .contains(images.url("b.png").toString());
        assertThat(status.nextAttemptAt()).isPresent();
        assertThat(status(2).warningCode()).isEmpty();
    }

    @Test
    void aBrokenImageIsTriedAgainByItself() {
        images.breaks("b.png");
        put(1, "a.png", "b.png", "c.png");
        scenario.export(connection, 1);
        store.clearRequests();
        scenario.advance(Duration.ofMinutes(1));
        assertThat(store.writes()).as("only the broken one is asked for again").hasSize(1);
        images.mends("b.png");

        scenario.advance(LONG);

        assertThat(shown(1)).containsExactly("a.png", "b.png", "c.png");
        assertThat(status(1).warningCode()).isEmpty();
        assertThat(status(1).nextAttemptAt()).isEmpty();
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aBrokenImageIsGivenUpInTheEndAndComesBackWithAChange() {
        images.breaks("a.png");
        put(1, "a.png");
        scenario.export(connection, 1);
        for (int i = 0; i < 30; i++) {
            scenario.advance(LONG);
        }
        assertThat(status(1).nextAttemptAt()).isEmpty();
        assertThat(status(1).warningCode()).contains("image_failed");
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(store.requests()).isEmpty();

        images.mends("a.png");
        edited(1);
        assertThat(shown(1)).containsExactly("a.png");
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aBrokenReplacementLeavesTheOldImageInTheStore() {
        put(1, "a.png");
        scenario.export(connection, 1);
        images.breaks("b.png");

        put(1, "b.png");
        edited(1);

        assertThat(shown(1)).containsExactly("a.png");
        assertThat(status(1).warningCode()).contains("image_failed");
    }

    @Test
    void imagesThatNoStoreTakesAreExplainedBeforeSending() {
        scenario.pim.put(
                1,
                product -> product.images(
                        ProductImage.of(images.url("drawing.svg")), ProductImage.of(images.url("a.png"))));
        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("a.png");
        assertThat(store.downloadedImages()).hasSize(1);
        assertThat(status(1).warningCode()).contains("image_type_refused");
        assertThat(status(1).warningMessage().orElseThrow()).contains("drawing.svg");
        assertThat(status(1).nextAttemptAt()).isEmpty();
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
        assertThat(status(1).warningCode()).contains("image_type_refused");
    }

    @Test
    void privateImageAddressesAreExplainedBeforeSending() {
        try (Scenario strict = Scenario.with(builder -> builder.allowPrivateImageUrls(false))) {
            FakeStore shop = strict.store("Strict");
            ConnectionId toShop = strict.connect(shop);
            strict.pim.put(
                    1,
                    product -> product.images(
                            ProductImage.of(images.url("a.png")),
                            ProductImage.of("https://192.168.1.7/a.png"),
                            ProductImage.of("https://[fd00::1]/a.png"),
                            ProductImage.of("https://images.example:8443/a.png"),
                            ProductImage.of("https://user:s3cr3t@images.example/a.png"),
                            ProductImage.of("ftp://images.example/a.png")));

            strict.export(toShop, 1);

            strict.assertEqualsPim(shop);
            assertThat(shop.imageDownloads()).isZero();
            ProductSyncStatus status = strict.status(toShop, 1);
            assertThat(status.warningCode()).contains("image_address_refused");
            assertThat(status.warningMessage().orElseThrow())
                    .contains("localhost", "192.168.1.7", "fd00", "8443", "ftp:")
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void aLostAnswerUploadsNothingTwice() {
        put(1, "photo one.png", "b.png");
        store.faults().onRequest(ImageTest::isUpload, Fault.answerLost());
        scenario.export(connection, 1);
        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(status(1).warningCode()).contains("images_unconfirmed");
        store.faults().clear();

        scenario.advance(Duration.ofMinutes(5));
        scenario.advance(Duration.ofMinutes(5));

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(shown(1)).hasSize(2);
        assertThat(status(1).warningCode()).isEmpty();
        scenario.assertEqualsPim(store);
    }

    @Test
    void aLostRequestIsMadeUpForWhenNothingCanStillArrive() {
        put(1, "a.png");
        store.faults().onRequest(ImageTest::isUpload, Fault.gatewayTimeout());
        scenario.export(connection, 1);
        assertThat(store.imageDownloads()).isZero();
        store.faults().clear();

        scenario.advance(Duration.ofSeconds(30));
        assertThat(store.imageDownloads()).isZero();
        scenario.advance(Duration.ofMinutes(5));

        assertThat(shown(1)).containsExactly("a.png");
        assertThat(store.imageDownloads()).isEqualTo(1);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void anEditDuringTheDoubtTravelsAtOnceAndTheImagesWait() {
        put(1, "a.png");
        store.faults().onRequest(ImageTest::isUpload, Fault.gatewayTimeout());
        scenario.export(connection, 1);
        store.faults().clear();

        scenario.pim.put(1, product -> product.price("55.00").images(list("a.png")));
        edited(1);
        scenario.assertEqualsPim(store);
        assertThat(store.imageDownloads()).isZero();

        scenario.advance(Duration.ofMinutes(5));
        assertThat(shown(1)).containsExactly("a.png");
        assertThat(store.imageDownloads()).isEqualTo(1);
    }

    @Test
    void aPictureThatChangedUnderItsNameIsNotTakenForTheOldOne() {
        ProductImage old = ProductImage.of(images.url("a.png")).withContentHash("1");
        scenario.pim.put(1, product -> product.images(old));
        scenario.export(connection, 1);
        scenario.advance(Duration.ofMinutes(1));
        store.faults().onRequest(ImageTest::isUpload, Fault.gatewayTimeout());
        scenario.pim.put(1, product -> product.images(old.withContentHash("2")));
        edited(1);
        store.faults().clear();

        scenario.advance(Duration.ofMinutes(5));

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aPictureThatChangesWhileItsUploadIsInDoubtIsUploadedAgain() {
        ProductImage old = ProductImage.of(images.url("a.png")).withContentHash("1");
        scenario.pim.put(1, product -> product.images(old));
        store.faults().onRequest(ImageTest::isUpload, Fault.answerLost());
        scenario.export(connection, 1);
        store.faults().clear();
        assertThat(store.imageDownloads()).isEqualTo(1);
        long outdated = ids(1).get(0);
        scenario.pim.put(1, product -> product.images(old.withContentHash("2")));
        edited(1);

        scenario.advance(Duration.ofMinutes(5));
        scenario.advance(Duration.ofMinutes(5));

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(ids(1)).hasSize(1).doesNotContain(outdated);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void twoPicturesOfOneNameInDoubtAreNotTakenForEachOther() {
        ProductImage old = ProductImage.of(images.url("a.png")).withContentHash("1");
        scenario.pim.put(1, product -> product.images(old));
        store.faults().onRequest(ImageTest::isUpload, Fault.answerLost());
        scenario.export(connection, 1);
        scenario.pim.put(1, product -> product.images(old.withContentHash("2")));
        edited(1);
        scenario.advance(Duration.ofMinutes(5));
        assertThat(store.imageDownloads()).isEqualTo(2);
        scenario.pim.put(1, product -> product.images(old.withContentHash("1")));
        edited(1);
        store.faults().clear();

        scenario.advance(Duration.ofMinutes(5));
        scenario.advance(Duration.ofMinutes(5));

        assertThat(store.imageDownloads()).isEqualTo(3);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aProductThatIsBackDoesNotKeepThePictureThatThePimReplacedMeanwhile() {
        ProductImage old = ProductImage.of(images.url("a.png")).withContentHash("1");
        ProductImage unchanged = ProductImage.of(images.url("b.png")).withContentHash("b");
        scenario.pim.put(1, product -> product.images(old, unchanged));
        scenario.export(connection, 1);
        List<Long> before = ids(1);
        scenario.pim.remove(1);
        scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        scenario.sync();

        scenario.pim.put(1, product -> product.images(old.withContentHash("2"), unchanged));
        scenario.export(connection, 1);

        assertThat(store.productCount()).isEqualTo(1);
        assertThat(store.imageDownloads()).isEqualTo(3);
        assertThat(ids(1)).hasSize(2).doesNotContain(before.get(0)).contains(before.get(1));
    }

    @Test
    void imagesThatKillTheStoreAreGivenUpInTheEnd() {
        put(1, "a.png");
        store.faults().onRequest(ImageTest::isUpload, Fault.fatal500());
        scenario.export(connection, 1);
        for (int i = 0; i < 40; i++) {
            scenario.advance(LONG);
        }

        scenario.assertEqualsPim(store);
        assertThat(status(1).nextAttemptAt()).isEmpty();
        assertThat(status(1).warningCode()).contains("images_unconfirmed");
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void anOutageDuringUploadsPostponesThem() {
        put(1, "a.png");
        put(2, "b.png");
        store.faults().onRequest(ImageTest::isUpload, Fault.maintenance());
        scenario.export(connection, 1, 2);
        assertThat(store.imageDownloads()).isZero();
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        store.faults().clear();

        scenario.advance(LONG);

        assertThat(shown(1)).containsExactly("a.png");
        assertThat(shown(2)).containsExactly("b.png");
        assertThat(store.imageDownloads()).isEqualTo(2);
    }

    @Test
    void aProductThatIsGoneWhenItsImagesComeIsMadeAgain() {
        put(1, "a.png");
        scenario.export(connection, 1);
        store.deleteAsShopOwner(wooId(1));

        put(1, "b.png");
        edited(1);

        assertThat(shown(1)).containsExactly("b.png");
        scenario.assertEqualsPim(store);
    }

    @Test
    void fieldsOfEverybodyTravelBeforeImages() {
        for (int id = 1; id <= 120; id++) {
            put(id, "i" + id + ".png");
        }
        scenario.library.exports().export(ExportRequest.of(connection, ToyPim.ids(1, 120)));

        List<RecordedRequest> writes = store.writes();
        assertThat(writes.stream().filter(ImageTest::isUpload)).hasSize(120);
        assertThat(store.imageDownloads()).isEqualTo(120);
        assertThat(writes.get(0).batchSize()).isEqualTo(100);
    }

    @Test
    void anotherEngineUploadsNothingAgain() {
        InMemoryLinkStore links = new InMemoryLinkStore();
        InMemorySyncRecordStore records = new InMemorySyncRecordStore();
        InMemoryConnectionStore connections = new InMemoryConnectionStore();
        Consumer<WooAutoSync.Builder> kept =
                builder -> builder.linkStore(links).recordStore(records).connectionStore(connections);
        try (Scenario first = Scenario.with(kept);
                Scenario second = Scenario.with(kept)) {
            FakeStore shop = first.store("Kept");
            ConnectionId toShop = first.connect(shop);
            first.pim.put(1, product -> product.images(list("a.png")));
            first.export(toShop, 1);
            second.pim.put(1, product -> product.images(list("a.png", "b.png")));

            second.export(toShop, 1);

            assertThat(shop.imageDownloads()).isEqualTo(2);
            assertThat(shop.productsBySku("SKU-1").get(0).path("images")).hasSize(2);
        }
    }

    @Test
    void anExportUploadsImagesEvenWhereAutomaticUpdatesAreOff() {
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(false));
        put(1, "a.png");

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("a.png");
    }

    @Test
    void aPriceOvertakesImages() {
        scenario.pim.put(9, "10.00");
        scenario.export(connection, 9);
        for (int id = 1; id <= 5; id++) {
            put(id, "i" + id + ".png");
        }
        store.clearRequests();
        AtomicBoolean first = new AtomicBoolean(true);
        store.faults()
                .onRequest(
                        request -> {
                            if (isUpload(request) && first.getAndSet(false)) {
                                scenario.pim.put(9, "12.00");
                                scenario.edited(9);
                                scenario.library.runPendingWork();
                                scenario.clock.advance(Scenario.COALESCING);
                            }
                            return false;
                        },
                        Fault.answerLost());

        scenario.export(connection, 1, 2, 3, 4, 5);

        List<RecordedRequest> writes = store.writes();
        assertThat(writes).hasSize(7);
        assertThat(writes.get(2)
                        .body()
                        .path("update")
                        .path(0)
                        .path("regular_price")
                        .asText())
                .isEqualTo("12.00");
        assertThat(store.imageDownloads()).isEqualTo(5);
    }

    @Test
    void anExportReportsWhatTheStoreLacks() {
        images.breaks("a.png");
        put(1, "a.png");

        ExportReport report = scenario.export(connection, 1);

        assertThat(report.success()).isTrue();
        assertThat(report.results().get(0).message()).contains("synced, but").contains("a.png");
        assertThat(report.results().get(0).code()).contains("image_failed");
    }

    @Test
    void aDeletedConnectionLosesItsLinks() {
        InMemoryLinkStore links = new InMemoryLinkStore();
        try (Scenario other = Scenario.with(builder -> builder.linkStore(links))) {
            FakeStore shop = other.store("Deleted");
            ConnectionId toShop = other.connect(shop);
            other.pim.put(1, product -> product.images(list("a.png")));
            other.export(toShop, 1);

            other.library.connections().delete(OwnerId.SINGLE, toShop);

            assertThat(links.deleteAll(toShop)).isZero();
        }
    }

    @Test
    void anAdoptedProductGetsItsImages() {
        ObjectNode foreign = JsonNodeFactory.instance.objectNode();
        foreign.put("name", "Foreign").put("sku", "SKU-1").put("type", "simple").put("status", "publish");
        store.seedProduct(foreign);
        put(1, "a.png");

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("a.png");
        scenario.assertEqualsPim(store);
    }

    private void put(long id, String... names) {
        scenario.pim.put(id, product -> product.images(list(names)));
    }

    private ProductImage[] list(String... names) {
        return Arrays.stream(names)
                .map(name -> ProductImage.of(images.url(name.replace(" ", "%20"))))
                .toArray(ProductImage[]::new);
    }

    private void edited(long... ids) {
        scenario.edited(ids);
        scenario.sync();
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private long wooId(long id) {
        return status(id).wooProductId().orElseThrow().value();
    }

    private JsonNode product(long id) {
        return store.product(wooId(id));
    }

    /** The file names that the product shows, without the numbers that the store appends. */
    private List<String> shown(long id) {
        List<String> names = new ArrayList<>();
        product(id)
                .path("images")
                .forEach(image -> names.add(
                        image.path("src").asText().replaceAll(".*/", "").replaceAll("-\\d+(?=\\.png)", "")));
        return names;
    }

    private List<Long> ids(long id) {
        List<Long> found = new ArrayList<>();
        product(id).path("images").forEach(image -> found.add(image.path("id").asLong()));
        return found;
    }

    static boolean isUpload(RecordedRequest request) {
        return request.isWrite() && request.body().path("images").isArray();
    }
}
