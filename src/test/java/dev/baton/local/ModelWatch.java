package dev.baton.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Tells when a process, form or rule table was saved with other content. */
final class ModelWatch implements AutoCloseable {

    // Editors save in several steps: wait until they have been quiet for so long.
    private static final long QUIET_MILLIS = 300;

    private final ModelFiles files;
    private final Predicate<List<Path>> saved;
    private final WatchService watcher;
    private final Thread thread;
    private Map<Path, String> known;

    /** @param saved gets all files, since they are deployed together; where it comes to nothing, saving the same again tries again */
    ModelWatch(ModelFiles files, Predicate<List<Path>> saved) {
        this.files = files;
        this.saved = saved;
        this.known = contents();
        try {
            watcher = FileSystems.getDefault().newWatchService();
            for (Path folder : files.folders()) {
                folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("model-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                drain(watcher.take());
                tellIfChanged();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(WatchKey first) throws InterruptedException {
        for (WatchKey key = first; key != null; key = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            key.pollEvents();
            key.reset();
        }
    }

    private void tellIfChanged() {
        Map<Path, String> now = contents();
        if (!now.equals(known)) {
            if (saved.test(List.copyOf(now.keySet()))) {
                known = now;
            }
        }
    }

    private Map<Path, String> contents() {
        Map<Path, String> contents = new TreeMap<>();
        for (Path file : files.all()) {
            try {
                contents.put(file, Files.readString(file));
            } catch (IOException e) {
                // Deleted or replaced at this moment: the event of that comes next.
                contents.remove(file);
            }
        }
        return contents;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
