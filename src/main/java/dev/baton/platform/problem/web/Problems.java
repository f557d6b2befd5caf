package dev.baton.platform.problem.web;

import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.imports.UnsupportedFileException;
import dev.baton.platform.inbox.SignatureRefusedException;
import dev.baton.platform.limits.TooLargeException;
import dev.baton.platform.limits.TooManyRequestsException;
import dev.baton.platform.problem.Causes;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.OthersCustomerException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers everything that goes wrong with problem details, and tells nothing of what is inside. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String SOON = "1";
    private static final String LATER = "5";

    /** SQL's states for characters that are not in the repertoire, no JSON, numbers out of range, and what is too long to be indexed. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22P02", "22003", "54000");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequestException fault) {
        return answer(problem(HttpStatus.BAD_REQUEST, fault.getMessage(), fault.faults()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException fault) {
        return answer(problem(HttpStatus.UNPROCESSABLE_ENTITY, fault.getMessage(), fault.faults()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ConflictException conflict) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, conflict.getMessage(), List.of());
        conflict.extra().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> closed(OrderClosedException closed) {
        return answer(problem(HttpStatus.CONFLICT, "The order has been closed.", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(NotFoundException missing) {
        return answer(problem(HttpStatus.NOT_FOUND, missing.getMessage(), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLargeException tooLarge) {
        return answer(problem(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge.getMessage(), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyRequestsException tooMany) {
        return later(HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage(), String.valueOf(tooMany.retryAfter()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(UnsupportedFileException unsupported) {
        return answer(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, unsupported.getMessage(), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsigned(SignatureRefusedException unsigned) {
        return answer(problem(HttpStatus.UNAUTHORIZED, unsigned.getMessage(), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stranger(AuthenticationException stranger) {
        return answer(problem(HttpStatus.UNAUTHORIZED, "Sign in to make this request.", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        String why = denied instanceof OthersCustomerException others
                ? others.getMessage()
                : "Your role does not allow this request.";
        return answer(problem(HttpStatus.FORBIDDEN, why, List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> engineAway(EngineUnavailableException away) {
        return unavailable(away.isBusy()
                ? "The process engine has too much to do just now."
                : "The process engine cannot be reached just now.", LATER);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransactionException.class,
            TransientDataAccessException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception away) {
        LOG.warn("A request was turned away: {}", Causes.describe(away));
        return unavailable("The database cannot be reached just now.", LATER);
    }

    /** What was sent does not fit into the database in a way that no check of ours has foreseen, such as U+0000 in a text. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unstorable(DataAccessException refused) {
        if (refused.getMostSpecificCause() instanceof SQLException cause && UNSTORABLE.contains(cause.getSQLState())) {
            LOG.warn("A request held what cannot be stored: {}", Causes.describe(refused));
            return answer(
                    problem(HttpStatus.BAD_REQUEST, "The request holds characters or numbers that cannot be stored.",
                            List.of()));
        }
        return unforeseen(refused);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> race(ConcurrencyFailureException race) {
        return unavailable("Someone else changed the same at the same moment; nothing was done.", SOON);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception failure) {
        LOG.error("A request failed: {}", Causes.describe(failure));
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side; nothing was done.",
                List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (fault.contains(TooLargeException.class)) {
            return body(problem(HttpStatus.PAYLOAD_TOO_LARGE, fault.getMostSpecificCause().getMessage(), List.of()),
                    headers);
        }
        return body(problem(HttpStatus.BAD_REQUEST, "The body cannot be read.", List.of(UnreadableJson.fault(fault))),
                headers);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Fault> faults = fault.getFieldErrors().stream()
                .map(field -> new Fault(UnreadableJson.pointer(field.getField()),
                        String.valueOf(field.getDefaultMessage())))
                .toList();
        return body(problem(HttpStatus.BAD_REQUEST, "The request has faults.", faults), headers);
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return body(problem(HttpStatus.NOT_FOUND, "There is nothing at " + missing.getResourcePath() + ".", List.of()),
                headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String sent = fault.getContentType() == null ? "without a Content-Type" : "of type " + fault.getContentType();
        return body(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Bodies " + sent + " are not taken here, but " + fault.getSupportedMediaTypes() + ".", List.of()),
                headers);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            org.springframework.beans.TypeMismatchException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name = fault instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : fault.getPropertyName();
        return body(problem(HttpStatus.BAD_REQUEST, "The request has faults.",
                List.of(UnreadableJson.mistyped(name, fault))), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Fault missing = new Fault("/" + fault.getParameterName(), "is required");
        return body(problem(HttpStatus.BAD_REQUEST, "The request has faults.", List.of(missing)), headers);
    }

    private static ResponseEntity<ProblemDetail> unavailable(String detail, String retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    private static ResponseEntity<ProblemDetail> later(
            HttpStatus status,
            @Nullable String detail,
            String retryAfter) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .body(problem(status, detail, List.of()));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

    private static ResponseEntity<Object> body(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail, List<Fault> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }
}
