package dev.baton.payment.proof;

import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which payments were proved by what, each proof once. Works in the transaction of what it proves. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Proofs {

    private final JdbcClient jdbc;

    Proofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a proof can be entered as. */
    public enum Kind {
        TOP_UP("top-up"), RECEIPT("receipt"), POS_SLIP("card slip");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    private record Use(Kind kind, UUID id) {}

    /**
     * Uses a proof, after waiting for whoever is about to.
     *
     * @param id of what it proves
     * @throws ConflictException (409) naming what it proves already; its problem has {@code usedBy} with {@code kind} and {@code id}
     */
    public void use(Proof proof, Kind kind, UUID id) {
        while (!add(proof, kind, id)) {
            Optional<Use> use = find(proof);
            if (use.isPresent()) {
                throw used(proof, use.get());
            }
            // it was freed just now
        }
    }

    private static ConflictException used(Proof proof, Use use) {
        String where = proof.terminal() == null ? proof.institution() : "terminal " + proof.terminal();
        return new ConflictException("Payment " + proof.reference() + " of " + where + " was entered before, as "
                + use.kind().noun + " " + use.id() + ".",
                Map.of("usedBy", Map.of("kind", use.kind(), "id", use.id())));
    }

    private boolean add(Proof proof, Kind kind, UUID id) {
        return jdbc.sql("""
                INSERT INTO payment_proof (institution, reference, terminals, kind, subject)
                VALUES (:institution, :reference, terminals(:terminal, :terminal, '[]'), :kind, :subject)
                ON CONFLICT ON CONSTRAINT payment_proof_counts_once DO NOTHING""")
                .param("institution", proof.institution())
                .param("reference", proof.reference())
                .param("terminal", proof.terminal())
                .param("kind", kind.name())
                .param("subject", id)
                .update() == 1;
    }

    private Optional<Use> find(Proof proof) {
        return jdbc.sql("""
                SELECT kind, subject FROM payment_proof
                WHERE institution = :institution AND reference = :reference
                  AND terminals && terminals(:terminal, :terminal, '[]') LIMIT 1""")
                .param("institution", proof.institution())
                .param("reference", proof.reference())
                .param("terminal", proof.terminal())
                .query(Row.as(row -> new Use(row.constant("kind", Kind.class), row.uuid("subject"))))
                .optional();
    }

    /** Lets the proof of what has come to nothing be used again. */
    public void free(Kind kind, UUID id) {
        jdbc.sql("DELETE FROM payment_proof WHERE kind = ? AND subject = ?").params(kind.name(), id).update();
    }
}
