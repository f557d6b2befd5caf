package dev.baton.logistics.parcel.worker;

import dev.baton.allocation.ShipmentFacts;
import dev.baton.logistics.CarrierChoice;
import dev.baton.logistics.parcel.ExceptionFacts;
import dev.baton.logistics.parcel.ExceptionOutcome;
import dev.baton.logistics.parcel.ExceptionSheet;
import dev.baton.logistics.parcel.ParcelRefunds;
import dev.baton.logistics.parcel.Replacements;
import dev.baton.logistics.parcel.Replacements.Stocked;
import dev.baton.logistics.parcel.ShipmentExceptions;
import dev.baton.logistics.parcel.ShipmentExceptions.Ruling;
import dev.baton.logistics.worker.BookedCarrier;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ParcelWorkers {

    private final ShipmentExceptions exceptions;
    private final Replacements replacements;
    private final ParcelRefunds refunds;

    ParcelWorkers(ShipmentExceptions exceptions, Replacements replacements, ParcelRefunds refunds) {
        this.exceptions = exceptions;
        this.replacements = replacements;
        this.refunds = refunds;
    }

    /**
     * @param shipmentException what the rules are asked
     * @param parcel what the form shows
     */
    public record Gathered(ExceptionFacts shipmentException, ExceptionSheet parcel) {}

    /** @param parcelNotice what the form is to tell those who are asked */
    public record Ruled(
            ExceptionOutcome parcelOutcome,
            @Nullable String parcelNotice,
            String parcelGroup,
            Instant parcelDueAt,
            Instant parcelManagersDueAt) {

        private static Ruled of(Ruling ruling) {
            return new Ruled(ruling.outcome(), ruling.notice(), ruling.group(), ruling.dueAt(), ruling.managersDueAt());
        }
    }

    /** @param shipment what the choice of a carrier depends on */
    public record Reserved(Stocked replacementStock, @Nullable ShipmentFacts shipment, Instant retryAt) {}

    @JobWorker(type = "parcel-gather")
    public Gathered gather(@Variable UUID exceptionId, ActivatedJob job) {
        ShipmentExceptions.Gathered gathered = exceptions.gather(exceptionId, job.getProcessInstanceKey());
        return new Gathered(gathered.facts(), gathered.sheet());
    }

    @JobWorker(type = "parcel-record-rule")
    public Ruled recordRule(
            @Variable UUID exceptionId,
            @Variable ExceptionFacts shipmentException,
            @Variable @Nullable Map<String, Object> exceptionRule) {
        return Ruled.of(exceptions.recordRule(exceptionId, shipmentException, exceptionRule));
    }

    /** @param decidedAt the id of the user task */
    @JobWorker(type = "parcel-record-decision")
    public Ruled recordDecision(
            @Variable UUID exceptionId,
            @Variable String decidedAt,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            @Variable @Nullable Boolean claim,
            ActivatedJob job) {
        return Ruled.of(exceptions.recordDecision(exceptionId, decidedAt, FormAnswer.of(decision, comment),
                Boolean.TRUE.equals(claim), job.getKey(), job.getProcessInstanceKey()));
    }

    @JobWorker(type = "parcel-reserve")
    public Reserved reserve(@Variable UUID exceptionId) {
        Replacements.Reserved reserved = replacements.reserve(exceptionId);
        return new Reserved(reserved.outcome(), reserved.shipment(), reserved.retryAt());
    }

    @JobWorker(type = "parcel-book-carrier")
    public BookedCarrier book(@Variable UUID exceptionId, @Variable @Nullable CarrierChoice carrierChoice) {
        return BookedCarrier.of(replacements.book(exceptionId, carrierChoice));
    }

    @JobWorker(type = "parcel-issue")
    public void issue(@Variable UUID exceptionId) {
        replacements.issue(exceptionId);
    }

    @JobWorker(type = "parcel-give-back")
    public void giveBack(@Variable UUID exceptionId) {
        refunds.giveBack(exceptionId);
    }

    @JobWorker(type = "parcel-call-off")
    public void callOff(@Variable UUID exceptionId) {
        replacements.callOff(exceptionId);
    }
}
