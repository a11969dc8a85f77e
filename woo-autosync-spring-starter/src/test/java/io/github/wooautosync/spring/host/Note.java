package io.github.wooautosync.spring.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something of the host that is no product. */
@Entity
public class Note {

    @Id
    private long id;

    private String text = "";

    protected Note() {}

    public Note(long id, String text) {
        this.id = id;
        this.text = text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getText() {
        return text;
    }

    public long getId() {
        return id;
    }
}
