package io.github.wooautosync.example.pim;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the example.
 *
 * @param address where stores fetch pictures from
 * @param firstStorePort of the first store beside the PIM, whose follower has the next one; 0 means any free port
 */
@ConfigurationProperties("pim")
public record Pim(
        @DefaultValue("http://localhost:8080") URI address,
        @DefaultValue("8091") int firstStorePort) {

    /** The public address of a picture. */
    public URI pictureUrl(String file) {
        return address.resolve("/pictures/" + file);
    }
}
