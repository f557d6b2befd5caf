package dev.baton.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads from a BPMN file what its processes are made of. */
final class ProcessElements {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private ProcessElements() {}

    /** The type of each element by its id, by process id. */
    static Map<String, Map<String, String>> read(byte[] file) {
        NodeList processes = parse(file).getElementsByTagNameNS(BPMN, "process");
        Map<String, Map<String, String>> all = new HashMap<>();
        for (int index = 0; index < processes.getLength(); index++) {
            if (processes.item(index) instanceof Element process) {
                all.put(process.getAttribute("id"), elements(process));
            }
        }
        return all;
    }

    private static Map<String, String> elements(Element process) {
        Map<String, String> elements = new HashMap<>();
        NodeList all = process.getElementsByTagNameNS(BPMN, "*");
        for (int index = 0; index < all.getLength(); index++) {
            if (all.item(index) instanceof Element element && isElement(name(element))) {
                elements.put(element.getAttribute("id"), type(element));
            }
        }
        return elements;
    }

    private static boolean isElement(String name) {
        return name.endsWith("Task") || name.equals("task") || name.endsWith("Event") || name.endsWith("Gateway")
                || name.equals("subProcess") || name.equals("callActivity");
    }

    /** With the kind of an event, since a timer cannot become a message, and whether there may be several at once. */
    private static String type(Element element) {
        StringBuilder type = new StringBuilder(name(element));
        boolean many = false;
        NodeList children = element.getChildNodes();
        for (int index = 0; index < children.getLength(); index++) {
            String name = name(children.item(index));
            if (name.endsWith("EventDefinition")) {
                type.append(' ').append(name, 0, name.length() - "EventDefinition".length());
            }
            many |= name.equals("multiInstanceLoopCharacteristics");
        }
        return many ? type + " (many)" : type.toString();
    }

    /** Empty for text between elements. */
    private static String name(@Nullable Node node) {
        String name = node == null ? null : node.getLocalName();
        return name == null ? "" : name;
    }

    private static Document parse(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException("a process that was deployed cannot be read", unreadable);
        }
    }
}
