package dev.baton.platform.imports;

import java.util.List;
import org.springframework.http.MediaType;

/** Files of this type are not taken: answered with 415. */
public class UnsupportedFileException extends RuntimeException {

    public UnsupportedFileException(MediaType type, List<MediaType> taken) {
        super("Files of type " + type + " are not taken here, but " + taken + ".");
    }
}
