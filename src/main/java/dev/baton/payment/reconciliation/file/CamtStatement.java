package dev.baton.payment.reconciliation.file;

import com.prowidesoftware.swift.model.mx.dic.Pagination1;
import dev.baton.platform.limits.TooLargeException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import jakarta.xml.bind.JAXBException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * Statements in ISO 20022 camt.053. The file is walked through, and only one entry of it is in memory at a time, in the types of a
 * library that has them for every version.
 */
public final class CamtStatement implements StatementFile {

    private static final int LONGEST = 100;

    @Override
    public void read(InputStream file, StatementSink sink) {
        Faults faults = new Faults();
        try {
            new Walk(CamtXml.open(file), sink, faults).document();
        } catch (XMLStreamException | JAXBException broken) {
            if (CamtXml.cause(broken, TooLargeException.class) instanceof TooLargeException tooLarge) {
                throw tooLarge;
            }
            faults.add("", "is no well-formed XML" + CamtXml.place(broken));
        }
        faults.throwIfInvalid();
    }

    /** One way through a file. */
    private static final class Walk {

        private final CamtXml xml;
        private final StatementSink sink;
        private final Faults faults;
        private int statements;

        Walk(CamtXml xml, StatementSink sink, Faults faults) {
            this.xml = xml;
            this.sink = sink;
            this.faults = faults;
        }

        void document() throws XMLStreamException, JAXBException {
            CamtVersion version = version();
            while (xml.nextChild("BkToCstmrStmt", "Stmt")) {
                statements++;
                statement(version, "/Stmt[" + statements + "]");
            }
            if (statements == 0 && faults.isEmpty()) {
                faults.add("/Document", "holds no statement");
            }
        }

        private CamtVersion version() throws XMLStreamException {
            String namespace = xml.root();
            return CamtVersion.of(namespace).orElseThrow(() -> new InvalidRequestException("/Document",
                    "is in " + (namespace.isEmpty() ? "no namespace" : namespace) + "; taken are "
                            + Arrays.stream(CamtVersion.values()).map(CamtVersion::namespace)
                                    .collect(Collectors.joining(", "))));
        }

        private void statement(CamtVersion version, String place) throws XMLStreamException, JAXBException {
            String id = "";
            String account = "";
            String page = "";
            boolean begun = false;
            int entries = 0;
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Id" -> id = xml.text();
                    case "StmtPgntn" -> page = page(xml.read(Pagination1.class));
                    case "Acct" -> account = version.account().told(xml.read(version.account().type()));
                    case "Ntry" -> {
                        entries++;
                        begun = begun || begin(place, id + page, account);
                        entry(version, place + "/Ntry[" + entries + "]");
                    }
                    default -> xml.skip();
                }
            }
            if ((begun || begin(place, id + page, account)) && faults.isEmpty()) {
                sink.end();
            }
        }

        /** A statement of several pages has one id, and comes page by page. */
        private static String page(Pagination1 pages) {
            boolean only = "1".equals(pages.getPgNb()) && Boolean.TRUE.equals(pages.isLastPgInd());
            return only || pages.getPgNb() == null ? "" : "#" + pages.getPgNb();
        }

        private boolean begin(String place, String number, String account) {
            faults.text(place + "/Id", number, LONGEST);
            faults.text(place + "/Acct/Id", account, LONGEST);
            if (faults.isEmpty()) {
                sink.begin(new StatementHead(account, number.strip()));
            }
            return true;
        }

        private void entry(CamtVersion version, String place) throws XMLStreamException, JAXBException {
            xml.unreadable((what) -> faults.add(place, what));
            Object read = xml.read(version.entry().type());
            for (BankEntry entry : new CamtEntries(version.entry().told(read), place, faults).booked()) {
                if (faults.isEmpty()) {
                    sink.add(entry);
                }
            }
            FaultLimit.check(faults);
        }
    }
}
