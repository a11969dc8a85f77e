package io.github.wooautosync.spring.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

/** Something of the host that is no product. */
@Entity
public class Note {

    /** A text with which no note can be stored. */
    public static final String REFUSED = "refused";

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

    @PreUpdate
    @PrePersist
    void refuse() {
        if (text.equals(REFUSED)) {
            throw new IllegalStateException("this note is refused");
        }
    }
}
