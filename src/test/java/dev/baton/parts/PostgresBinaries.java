package dev.baton.parts;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL of the class path, unpacked for this machine. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** Unpacks into the folder unless that was done before; a half-done unpacking does not count. */
    static Path unpackedIn(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path unfinished = Files.createTempDirectory(Folders.parentOf(folder), "postgres-");
        try (InputStream archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }

    private static InputStream archive() throws IOException {
        String system = Machine.isMac() ? "Darwin" : "Linux";
        String architecture = Machine.isArm() ? "arm_64" : "x86_64";
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Folders.parentOf(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Set<PosixFilePermission> permissions = EnumSet
                    .copyOf(Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }
}
