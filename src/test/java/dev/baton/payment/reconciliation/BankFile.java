package dev.baton.payment.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A bank statement of a test's own, as banks send them. */
public final class BankFile {

    private static final String V02 = "02";

    private final String version;
    private final String account;
    private final String number;
    private final List<Line> lines = new ArrayList<>();

    private record Line(
            String reference,
            String amount,
            String currency,
            String direction,
            String day,
            String endToEndId,
            String remittance) {}

    private BankFile(String version, String account, String number) {
        this.version = version;
        this.account = account;
        this.number = number;
    }

    /** A statement of an account that no other test has. */
    public static BankFile of(String version) {
        String unique = UUID.randomUUID().toString().substring(0, 12);
        return new BankFile(version, "CN-" + unique, "ST-" + unique);
    }

    public BankFile received(String amount, String currency, String day, String remittance) {
        return line(amount, currency, "CRDT", day, remittance);
    }

    public BankFile paid(String amount, String currency, String day, String remittance) {
        return line(amount, currency, "DBIT", day, remittance);
    }

    private BankFile line(String amount, String currency, String direction, String day, String remittance) {
        lines.add(new Line("B" + lines.size(), amount, currency, direction, day, "NOTPROVIDED", remittance));
        return this;
    }

    public String account() {
        return account;
    }

    public String number() {
        return number;
    }

    public int size() {
        return lines.size();
    }

    public String camt() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.").append(version).append("\">")
                .append("<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T20:00:00Z</CreDtTm></GrpHdr>")
                .append("<Stmt><Id>").append(number).append("</Id><CreDtTm>2026-11-20T20:00:00Z</CreDtTm>")
                .append("<Acct><Id><Othr><Id>").append(account).append("</Id></Othr></Id></Acct>")
                .append("<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">0</Amt></Bal>");
        lines.forEach(line -> xml.append(entry(line)));
        return xml.append("</Stmt></BkToCstmrStmt></Document>").toString();
    }

    private String entry(Line line) {
        String party = line.direction().equals("CRDT") ? "Dbtr" : "Cdtr";
        String name = "<Nm>Somebody</Nm>";
        return """
                <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>%s</Sts><BookgDt><Dt>%s</Dt></BookgDt>
                <AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
                <RltdPties><%s>%s</%s></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(line.currency(), line.amount(), line.direction(),
                version.equals(V02) ? "BOOK" : "<Cd>BOOK</Cd>", line.day(), line.reference(), line.endToEndId(), party,
                version.equals(V02) ? name : "<Pty>" + name + "</Pty>", party, line.remittance());
    }

    public String csv() {
        StringBuilder csv = new StringBuilder(
                "bookingDate,valueDate,amount,currency,creditDebit,reference,endToEndId,counterparty,remittance\n");
        lines.forEach(line -> csv.append(String.join(",", line.day(), "", line.amount(), line.currency(),
                line.direction(), line.reference(), line.endToEndId(), "Somebody", "\"" + line.remittance() + "\""))
                .append('\n'));
        return csv.toString();
    }
}
