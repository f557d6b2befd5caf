package dev.baton.model;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of compiled classes: texts, constants, names. A message or an error that code speaks of is among them. */
final class Words {

    private Words() {}

    static Set<String> in(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(Words::of)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the constant pool as chapter 4.4 of the Java Virtual Machine Specification lays it out. */
    private static Stream<String> of(Path file) {
        Stream.Builder<String> words = Stream.builder();
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            int entries = in.readUnsignedShort();
            for (int entry = 1; entry < entries; entry++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> words.add(in.readUTF());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        entry++; // a long or a double counts twice
                    }
                    default -> throw new IllegalArgumentException("%s: constant of kind %d".formatted(file, tag));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.build();
    }
}
