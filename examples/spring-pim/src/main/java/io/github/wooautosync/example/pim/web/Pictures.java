package io.github.wooautosync.example.pim.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of articles, painted from their file names: stores fetch them from here. */
@RestController
class Pictures {

    private static final int SIZE = 480;
    private static final int LETTERS = 2;

    @GetMapping(value = "/pictures/{name}.png", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] picture(@PathVariable String name) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = Math.floorMod(name.hashCode(), 360) / 360f;
        pen.setColor(Color.getHSBColor(hue, 0.25f, 0.95f));
        pen.fillRect(0, 0, SIZE, SIZE);
        pen.setColor(Color.getHSBColor(hue, 0.7f, 0.55f));
        pen.fillOval(SIZE / 6, SIZE / 6, SIZE * 2 / 3, SIZE * 2 / 3);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, SIZE / 4));
        String letters = name.substring(0, Math.min(LETTERS, name.length())).toUpperCase(java.util.Locale.ROOT);
        int width = pen.getFontMetrics().stringWidth(letters);
        pen.drawString(letters, (SIZE - width) / 2, SIZE / 2 + SIZE / 12);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
