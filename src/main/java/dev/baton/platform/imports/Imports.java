package dev.baton.platform.imports;

import dev.baton.platform.ids.Ids;
import dev.baton.platform.limits.LimitedInputStream;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of rows: received whole, then worked off in the background. */
@Component
public class Imports {

    private final ImportJobs jobs;
    private final RowFormats formats;
    private final ImportProperties properties;
    private final ImportRunner runner;
    private final Clock clock;

    Imports(ImportJobs jobs, RowFormats formats, ImportProperties properties, ImportRunner runner, Clock clock) {
        this.jobs = jobs;
        this.formats = formats;
        this.properties = properties;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Receives a file and stores its rows as they come, in one transaction and in constant memory. They are worked off once it commits,
     * also if the application ends before.
     *
     * @param caller on whose behalf the rows take effect
     * @throws dev.baton.platform.problem.InvalidRequestException (400) if the header lacks columns or has unknown ones, or there is no row
     * @throws UnsupportedFileException (415) if files of this type are not taken
     * @throws dev.baton.platform.limits.TooLargeException (413) if the file is larger than {@code baton.imports.max-size}
     */
    @Transactional
    public ImportId receive(ImportKind kind, InputStream file, MediaType type, Caller caller) {
        ImportId id = new ImportId(Ids.next());
        InputStream limited = new LimitedInputStream(file, properties.maxSize());
        jobs.open(id, kind.name(), caller, clock.instant());
        try (RowReader rows = formats.reader(kind, type, limited)) {
            jobs.store(id, rows, kind);
        }
        runner.wakeAfterCommit();
        return id;
    }

    /**
     * How far an import is.
     *
     * @throws NotFoundException if there is no such import of this kind, or the caller is bound to a customer and another one sent it
     */
    @Transactional(readOnly = true)
    public ImportProgress progress(ImportKind kind, ImportId id, Caller caller) {
        String sender = caller.customerId() == null ? null : caller.name();
        return jobs.progress(id, kind.name(), sender).orElseThrow(() -> new NotFoundException("import " + id));
    }
}
