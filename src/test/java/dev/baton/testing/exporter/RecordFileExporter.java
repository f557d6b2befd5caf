package dev.baton.testing.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends what the tests look at to a file, one JSON object a line. After a restart of the broker some records come
 * again.
 */
public final class RecordFileExporter implements Exporter {

    private static final Set<ValueType> WANTED = Set.of(ValueType.USER_TASK, ValueType.INCIDENT, ValueType.VARIABLE,
            ValueType.PROCESS_INSTANCE, ValueType.JOB);
    private static final Set<String> STEPS = Set.of("ELEMENT_ACTIVATED", "ELEMENT_COMPLETED", "ELEMENT_TERMINATED",
            "SEQUENCE_FLOW_TAKEN");

    private @Nullable Writer file;
    private @Nullable Controller controller;
    private Path path = Path.of("records.jsonl");

    @Override
    public void configure(Context context) {
        path = Path.of(String.valueOf(context.getConfiguration().getArguments().get("file")));
        context.setFilter(new Context.RecordFilter() {
            @Override
            public boolean acceptType(RecordType type) {
                return type == RecordType.EVENT;
            }

            @Override
            public boolean acceptValue(ValueType type) {
                return WANTED.contains(type);
            }
        });
    }

    @Override
    public void open(Controller opened) {
        controller = opened;
        try {
            dropTornLine(path);
            file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A broker that was killed may have left half a line; its record comes again. */
    private static void dropTornLine(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var access = new RandomAccessFile(path.toFile(), "rw")) {
            long end = access.length();
            while (end > 0 && !isLineEnd(access, end - 1)) {
                end--;
            }
            access.setLength(end);
        }
    }

    private static boolean isLineEnd(RandomAccessFile access, long position) throws IOException {
        access.seek(position);
        return access.read() == '\n';
    }

    private static boolean isWanted(Record<?> exported) {
        String intent = exported.getIntent().name();
        return switch (exported.getValueType()) {
            case PROCESS_INSTANCE -> STEPS.contains(intent);
            case JOB -> intent.equals("FAILED");
            default -> true;
        };
    }

    @Override
    public void export(Record<?> exported) {
        if (file == null || controller == null) {
            throw new IllegalStateException("not open");
        }
        try {
            if (isWanted(exported)) {
                file.write(exported.toJson());
                file.write('\n');
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        controller.updateLastExportedRecordPosition(exported.getPosition());
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
