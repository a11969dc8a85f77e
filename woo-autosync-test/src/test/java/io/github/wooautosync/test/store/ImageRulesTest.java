package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.wooautosync.test.store.StoreClient.Reply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageRulesTest {

    private final FakeStore store =
            FakeStore.builder().basicAllowedOverHttp(true).start();
    private final StoreClient client = new StoreClient(store);
    private final byte[] picture = picture();
    private HttpServer pim;
    private String base;

    @BeforeEach
    void servePictures() throws IOException {
        pim = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pim.createContext("/", exchange -> {
            boolean missing = exchange.getRequestURI().getPath().contains("missing");
            byte[] body = exchange.getRequestURI().getPath().contains("text")
                    ? "text".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    : picture;
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        pim.start();
        base = "http://localhost:" + pim.getAddress().getPort();
    }

    @AfterEach
    void close() {
        pim.stop(0);
        store.close();
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String image(String path) {
        return "{'src':'" + base + path + "'}";
    }

    @Test
    void sameSourceIsDownloadedAndStoredAgain() {
        JsonNode images = client.post(
                        "products", "{'name':'p','images':[" + image("/photo.png") + "," + image("/photo.png") + "]}")
                .json()
                .path("images");

        assertThat(images.path(0).path("src").asText()).endsWith("/photo.png"); // fact 78
        assertThat(images.path(1).path("src").asText()).endsWith("/photo-1.png");
        assertThat(images.path(0).path("id").asLong())
                .isNotEqualTo(images.path(1).path("id").asLong());
        assertThat(store.imageDownloads()).isEqualTo(2);
        String shown = images.path(0)
                .path("src")
                .asText()
                .substring(store.url().toString().length());
        assertThat(client.get(shown).header("Content-Type")).isEqualTo("image/png");
        assertThat(images.path(0).path("srcset").asText()).contains("photo-300x225.png 300w");
    }

    @Test
    void idWinsOverSourceAndNothingIsDownloaded() {
        long id = client.post("products", "{'name':'p','images':[" + image("/a.png") + "]}")
                .json()
                .path("images")
                .path(0)
                .path("id")
                .asLong();

        Reply reply = client.post(
                "products", "{'name':'q','images':[{'id':" + id + ",'src':'" + base + "/missing.png','alt':'seen'}]}");

        assertThat(reply.json().path("images").path(0).path("alt").asText()).isEqualTo("seen"); // facts 79, 80
        assertThat(store.imageDownloads()).isEqualTo(1);
    }

    @Test
    void failedDownloadRefusesTheWholeRequest() {
        Reply reply = client.post(
                "products",
                "{'name':'p','sku':'IMG','images':[" + image("/ok.png") + "," + image("/missing.png") + "]}");

        assertThat(reply.code()).isEqualTo("woocommerce_product_image_upload_error"); // fact 82
        assertThat(reply.json().path("message").asText())
                .isEqualTo("Error getting remote image " + base + "/missing.png. Error: Not Found");
        assertThat(store.productCount()).isZero();
        assertThat(client.get("/wp-json/wp/v2/media").json()).isEmpty();
    }

    @Test
    void failedUpdateLeavesOrphans() {
        long id = client.post("products", "{'name':'p'}").id();

        client.put("products/" + id, "{'name':'x','images':[" + image("/ok.png") + "," + image("/missing.png") + "]}");

        assertThat(store.product(id).path("name").asText()).isEqualTo("p");
        assertThat(client.get("/wp-json/wp/v2/media").json()).hasSize(1); // fact 82
    }

    @Test
    void nameNeedsAnExtensionAndTheContentMustBeAnImage() {
        assertThat(client.post("products", "{'name':'p','images':[" + image("/12345") + "]}")
                        .text())
                .contains("not allowed to upload this file type"); // fact 84
        assertThat(client.post("products", "{'name':'p','images':[" + image("/text.jpg") + "]}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("products", "{'name':'p','images':[" + image("/really.jpg") + "]}")
                        .json()
                        .path("images")
                        .path(0)
                        .path("src")
                        .asText())
                .endsWith("/really.png");
    }

    @Test
    void mediaDeletedByTheOwnerIsMissingAndItsIdIsRefused() {
        Reply created = client.post("products", "{'name':'p','images':[" + image("/a.png") + "]}");
        long image = created.json().path("images").path(0).path("id").asLong();

        store.deleteMediaAsShopOwner(image);

        assertThat(store.product(created.id()).path("images")).isEmpty(); // fact 81
        assertThat(client.put("products/" + created.id(), "{'images':[{'id':" + image + "}]}")
                        .code())
                .isEqualTo("woocommerce_product_invalid_image_id");
    }

    @Test
    void faithfulShopRefusesPrivateAddresses() {
        try (FakeStore strict = FakeStore.builder()
                .basicAllowedOverHttp(true)
                .allowPrivateImageHosts(false)
                .start()) {
            Reply reply = new StoreClient(strict).post("products", "{'name':'p','images':[" + image("/a.png") + "]}");

            assertThat(reply.json().path("message").asText()).endsWith("A valid URL was not provided."); // fact 83
            assertThat(strict.imageDownloads()).isZero();
        }
    }
}
