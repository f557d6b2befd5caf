package dev.baton.payment.reconciliation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.payment.reconciliation.BankFile;
import dev.baton.platform.limits.LimitedInputStream;
import dev.baton.platform.limits.TooLargeException;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CamtStatementTest {

    private static final String HEAD = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id>
            <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>""";
    private static final String TAIL = "</Stmt></BkToCstmrStmt></Document>";
    private static final String GOOD = """
            <Ntry><Amt Ccy="CNY">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>""";

    private final Sink read = new Sink();

    /** Keeps what it is given. */
    private static final class Sink implements StatementSink {

        private final List<StatementHead> heads = new ArrayList<>();
        private final List<BankEntry> entries = new ArrayList<>();
        private int ended;

        @Override
        public void begin(StatementHead head) {
            heads.add(head);
        }

        @Override
        public void add(BankEntry entry) {
            entries.add(entry);
        }

        @Override
        public void end() {
            ended++;
        }
    }

    private void read(String xml) {
        new CamtStatement().read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), read);
    }

    private List<String> faults(String xml) {
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, () -> read(xml));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused.faults().stream().map(Fault::pointer).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "08"})
    void both_versions_say_the_same(String version) {
        BankFile file = BankFile.of(version).received("12.50", "CNY", "2026-11-20", "INV-2026-000001")
                .paid("3", "CNY", "2026-11-21", "fee");
        read(file.camt());

        assertThat(read.heads).containsExactly(new StatementHead(file.account(), file.number()));
        assertThat(read.ended).isEqualTo(1);
        assertThat(read.entries).containsExactly(
                new BankEntry(LocalDate.of(2026, 11, 20), null, Money.parse("12.50", "CNY"), Direction.CRDT,
                        Money.zero("CNY"), "B0", "", "Somebody", "INV-2026-000001"),
                new BankEntry(LocalDate.of(2026, 11, 21), null, Money.parse("3.00", "CNY"), Direction.DBIT,
                        Money.zero("CNY"), "B1", "", "Somebody", "fee"));
    }

    @Test
    void a_namespace_may_have_a_prefix_and_what_the_bank_adds_is_passed_over() {
        String xml = (HEAD + GOOD.replace("</Ntry>", "<Extra><Id>9</Id></Extra></Ntry>") + TAIL)
                .replace("xmlns=", "xmlns:c=")
                .replaceAll("<(/?)(?=[A-Z])", "<$1c:");
        read(xml);
        assertThat(read.entries).hasSize(1);
        assertThat(read.heads.getFirst().account()).isEqualTo("DE02120300000000202051");
    }

    @Test
    void a_collective_entry_is_read_payment_by_payment() {
        String part = """
                <TxDtls><Refs><EndToEndId>E%1$s</EndToEndId></Refs><Amt Ccy="CNY">%1$s.00</Amt></TxDtls>""";
        read(HEAD + GOOD.replace("</Ntry>", "<AcctSvcrRef>R</AcctSvcrRef><NtryDtls>" + part.formatted(4)
                + part.formatted(6) + "</NtryDtls></Ntry>") + TAIL);
        assertThat(read.entries).extracting(BankEntry::endToEndId).containsExactly("E4", "E6");
        assertThat(read.entries).extracting(BankEntry::bankReference).containsExactly("R/1", "R/2");
        assertThat(read.entries).extracting(entry -> entry.amount().toMajor()).containsExactly("4.00", "6.00");
    }

    @Test
    void what_is_only_announced_is_left_out() {
        read(HEAD + GOOD.replace("BOOK", "PDNG") + GOOD + TAIL);
        assertThat(read.entries).hasSize(1);
    }

    @Test
    void all_faults_are_told_with_their_place() {
        assertThat(faults(HEAD.replace("<Id>S1</Id>", "")
                + GOOD.replace("CRDT", "UP").replace("10.00", "ten")
                + GOOD.replace("2026-11-20", "2026-13-20").replace("CNY", "XXXX")
                + GOOD.replace("10.00", "1E999999999").replace("2026", "+99999999") + TAIL))
                .contains("/Stmt[1]/Id", "/Stmt[1]/Ntry[1]/CdtDbtInd", "/Stmt[1]/Ntry[1]/Amt",
                        "/Stmt[1]/Ntry[2]/BookgDt", "/Stmt[1]/Ntry[2]/Amt", "/Stmt[1]/Ntry[3]/Amt",
                        "/Stmt[1]/Ntry[3]/BookgDt");
        assertThat(read.entries).isEmpty();
        assertThat(read.ended).isZero();
    }

    @Test
    void a_file_of_faults_is_not_told_to_its_end() {
        assertThat(faults(HEAD + GOOD.replace("10.00", "-1").repeat(1000) + TAIL)).hasSizeBetween(200, 210);
    }

    @Test
    void another_version_and_another_document_are_refused() {
        assertThat(faults((HEAD + TAIL).replace("001.08", "001.07"))).containsExactly("/Document");
        assertThat(faults("<Document/>")).containsExactly("/Document");
        assertThat(faults((HEAD + TAIL).replaceAll("(?s)<Stmt>.*</Stmt>", ""))).isNotEmpty();
    }

    @Test
    void a_file_that_breaks_off_is_refused_with_the_place() {
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> read(HEAD + GOOD + "<Ntry><Amt"));
        assertThat(refused.faults()).singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("well-formed", "line"));
        assertThat(faults("")).containsExactly("");
        assertThat(faults("no xml")).containsExactly("");
    }

    @Test
    void a_document_type_is_refused_so_that_no_entity_reaches_out_or_grows() {
        String outside = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String growing = "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        for (String type : List.of(outside, growing)) {
            InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class,
                    () -> read(type + HEAD.replace("S1", "&x;&b;") + GOOD + TAIL));
            assertThat(refused.faults()).singleElement()
                    .satisfies(fault -> assertThat(fault.detail()).isEqualTo("must not have a document type"));
        }
    }

    @Test
    void a_file_beyond_the_limit_is_refused_while_it_is_read() {
        InputStream endless = new LimitedInputStream(
                new ByteArrayInputStream((HEAD + GOOD.repeat(20_000) + TAIL).getBytes(StandardCharsets.UTF_8)),
                DataSize.ofKilobytes(100));
        assertThat(catchThrowableOfType(TooLargeException.class, () -> new CamtStatement().read(endless, read)))
                .isNotNull();
    }
}
