/**
 * Complaints and after-sales requests (客户服务, 售后): the customer of an order opens one with a category and words of its own; the table
 * {@code complaint-route} says who is to answer it and by when; people answer in Tasklist, late ones are the managers'.
 *
 * <p><b>States.</b> {@code OPEN}: it is up to us. {@code ANSWERED}: we have asked or told something, and the customer may write; silence means that
 * the answer was the solution. {@code SOLVED}: we say so; the customer may reopen it, silence closes it. {@code CLOSED}: by silence or by the
 * customer; for some time it may still be reopened. An open complaint is never closed by our own silence: the managers are reminded.
 *
 * <p><b>Rounds and courses.</b> Each time that the customer writes after an answer a new round begins, which the rules route anew. A complaint that is
 * reopened after it was closed takes a new course: another instance of the process. The messages that wake or end a process are correlated with the
 * round or the course, so that one that comes late never meets the next. A process that the engine has lost is noticed once its complaint is long
 * late, and takes a new course.
 *
 * <p><b>Orders.</b> A complaint is no effect on its order and takes no notice of the order's fence: one may well be about a cancelled order, and goes
 * on when its order is cancelled.
 *
 * <p><b>Texts</b> may hold personal data: they are kept here, read over HTTP, and forgotten some time after the complaint was closed; processes and
 * events know numbers, ids and states. Only what a person types into the form of an answer passes through its process, which drops it at
 * once.
 *
 * <p><b>Measured</b> in working time from its opening: the first answer, and the answer that solved it. Reopening takes the solution back.
 *
 * <p><b>Locks.</b> Whatever changes a complaint locks its row first, and nothing else; so of an answer, a closure, a message and a deadline one comes
 * first and the others see it.
 *
 * <p><b>Held by the database:</b> which times go with which state, one verdict for each job, messages and verdicts that are never changed but
 * erased.
 *
 * <p>Process: {@code complaint}. Tables: {@code complaint}, {@code complaint_message}, {@code complaint_verdict}. Job types:
 * {@code complaint-gather}, {@code complaint-record-route}, {@code complaint-record-answer}, {@code complaint-remind}, {@code complaint-settle}.
 * Messages: {@code complaint-opened}, {@code complaint-resumed}, {@code complaint-ended}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "order"})
package dev.baton.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
