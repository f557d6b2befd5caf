package dev.baton.promotion;

import dev.baton.platform.engine.Deployments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The policies that new orders are priced by, read from the table as it was deployed last. */
@Service
public class PublishedPolicies {

    private static final String FILE = "promotion.dmn";
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private final Deployments deployments;

    PublishedPolicies(Deployments deployments) {
        this.deployments = deployments;
    }

    /** All rows of the table, in its order. */
    public List<PublishedPolicy> all() {
        Optional<Resource> deployed = deployments.latest(FILE);
        Resource table = deployed.isPresent() ? deployed.get() : new ClassPathResource("dmn/" + FILE);
        try (InputStream xml = table.getInputStream()) {
            return policies(parse(xml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the table promotion cannot be read", unreadable);
        }
    }

    private static List<PublishedPolicy> policies(Element definitions) {
        List<String> inputs =
                elements(definitions, "input").stream().map(input -> input.getAttribute("label")).toList();
        List<String> outputs =
                elements(definitions, "output").stream().map(output -> output.getAttribute("name")).toList();
        return elements(definitions, "rule").stream().map(rule -> policy(rule, inputs, outputs)).toList();
    }

    private static PublishedPolicy policy(Element rule, List<String> inputs, List<String> outputs) {
        Map<String, String> conditions = entries(rule, "inputEntry", inputs);
        conditions.values().removeIf(condition -> condition.isEmpty() || condition.equals("-"));
        Map<String, String> values = entries(rule, "outputEntry", outputs);
        return new PublishedPolicy(
                literal(values, "ruleId"),
                literal(values, "reason"),
                literal(values, "kind"),
                literal(values, "value"),
                literal(values, "priority"),
                literal(values, "exclusive").equals("true"),
                literal(values, "onAmendment").equals("KEEP") ? "KEEP" : "RECOMPUTE",
                conditions);
    }

    private static Map<String, String> entries(Element rule, String kind, List<String> names) {
        List<String> texts =
                elements(rule, kind).stream().map(entry -> String.valueOf(entry.getTextContent()).strip()).toList();
        Map<String, String> entries = new LinkedHashMap<>();
        IntStream.range(0, Math.min(names.size(), texts.size()))
                .forEach(index -> entries.put(names.get(index), texts.get(index)));
        return entries;
    }

    /** A literal without its quotes; an expression as it stands. */
    private static String literal(Map<String, String> values, String name) {
        String text = values.getOrDefault(name, "");
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS(DMN, name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            Node node = found.item(index);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Element parse(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(xml).getDocumentElement();
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new IOException("the file is no DMN", malformed);
        }
    }
}
