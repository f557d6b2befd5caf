package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.Pagination1;
import dev.baton.platform.problem.InvalidRequestException;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of a file. It knows no document type, so that no entity can grow or reach for what lies outside of the file.
 */
final class CamtXml {

    private static final XMLInputFactory READERS = readers();

    private final XMLStreamReader xml;
    private final Unmarshaller elements;

    private CamtXml(XMLStreamReader xml, Unmarshaller elements) {
        this.xml = xml;
        this.elements = elements;
    }

    /** Made when it is first needed, since it takes a moment. */
    private static final class Model {

        static final JAXBContext TYPES = types();

        private static JAXBContext types() {
            Class<?>[] all = Stream.concat(Stream.of(Pagination1.class), Arrays.stream(CamtVersion.values())
                    .flatMap(version -> Stream.of(version.account().type(), version.entry().type())))
                    .toArray(Class<?>[]::new);
            try {
                return JAXBContext.newInstance(all);
            } catch (JAXBException broken) {
                throw new IllegalStateException("the model of bank statements cannot be used", broken);
            }
        }
    }

    static CamtXml open(InputStream file) throws XMLStreamException, JAXBException {
        return new CamtXml(new WithoutNamespaces(READERS.createXMLStreamReader(file)),
                Model.TYPES.createUnmarshaller());
    }

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }

    /** The library's types know no namespace: which version a file has is known from its root. */
    private static final class WithoutNamespaces extends StreamReaderDelegate {

        WithoutNamespaces(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public @Nullable String getNamespaceURI() {
            return isStartElement() || isEndElement() ? "" : super.getNamespaceURI();
        }

        @Nullable
        String namespace() {
            return super.getNamespaceURI();
        }
    }

    /** Enters the root and tells its namespace. */
    String root() throws XMLStreamException {
        while (!xml.isStartElement()) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new InvalidRequestException("", "must not have a document type");
            }
            xml.next();
        }
        String namespace = ((WithoutNamespaces) xml).namespace();
        xml.next();
        return namespace == null ? "" : namespace;
    }

    /** Goes on to the next element of this name within what is named around it. False at the end of the file. */
    boolean nextChild(String around, String name) throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            if (!xml.isStartElement()) {
                xml.next();
            } else if (xml.getLocalName().equals(around)) {
                xml.next();
            } else if (xml.getLocalName().equals(name)) {
                xml.next();
                return true;
            } else {
                skip();
            }
        }
        return false;
    }

    /** Goes on to the next child of the element that was entered. False at its end, which is left. */
    boolean nextChild() throws XMLStreamException {
        while (!xml.isStartElement()) {
            boolean end = xml.isEndElement();
            xml.next();
            if (end) {
                return false;
            }
        }
        return true;
    }

    String name() {
        return xml.getLocalName();
    }

    /** The text of this element, which is left. */
    String text() throws XMLStreamException {
        String text = xml.getElementText();
        xml.next();
        return text.strip();
    }

    /** This element in the library's type; it is left. */
    <T> T read(Class<T> type) throws JAXBException {
        return elements.unmarshal(xml, type).getValue();
    }

    /** Leaves this element without a look at it. */
    void skip() throws XMLStreamException {
        int depth = 0;
        do {
            depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
            xml.next();
        } while (depth > 0);
    }

    /** Whom to tell of values that do not fit their type. What the library does not know is passed over. */
    void unreadable(Consumer<String> told) throws JAXBException {
        elements.setEventHandler(event -> {
            if (event.getLinkedException() != null && event.getSeverity() != ValidationEvent.FATAL_ERROR) {
                told.accept("holds a value that cannot be read: " + event.getLinkedException().getMessage());
                return true;
            }
            return event.getSeverity() != ValidationEvent.FATAL_ERROR;
        });
    }

    /** Where in the file it broke, in words; empty where that is not known. */
    static String place(Exception broken) {
        return cause(broken, XMLStreamException.class) instanceof XMLStreamException at && at.getLocation() != null
                ? " at line " + at.getLocation().getLineNumber() + ", column " + at.getLocation().getColumnNumber()
                : "";
    }

    /** The cause of this kind; null if there is none. */
    static @Nullable Throwable cause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
