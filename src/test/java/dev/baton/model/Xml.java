package dev.baton.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Diagrams as plain XML. */
final class Xml {

    private Xml() {}

    /** The files of a folder with this ending, sorted; none where there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Element root(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " is no XML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All elements of this name below another, in the order of the file; {@code *} for all. */
    static Stream<Element> below(Element element, String name) {
        var found = element.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) Objects.requireNonNull(found.item(index)));
    }

    /** The children of this name. */
    static Stream<Element> children(Element element, String name) {
        return below(element, name).filter(child -> element.equals(child.getParentNode()));
    }

    /** The text of the first child of this name, without the blanks around it; empty where there is none. */
    static String text(Element element, String name) {
        return children(element, name).findFirst().map(Xml::text).orElse("");
    }

    /** The values of all attributes. */
    static Stream<String> attributes(Element element) {
        var attributes = Objects.requireNonNull(element.getAttributes());
        return IntStream.range(0, attributes.getLength())
                .mapToObj(index -> ((Attr) Objects.requireNonNull(attributes.item(index))).getValue());
    }

    static String text(Element element) {
        return Objects.requireNonNullElse(element.getTextContent(), "").strip();
    }

    /** A file without its folder. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
