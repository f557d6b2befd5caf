/**
 * Orders: how they come in, what they hold, which state they are in and what happened to them.
 *
 * <p>An order is stored whole, with the outbox row that starts its process, before it is answered. From then on the process moves it:
 * every step of another room ends in one of the {@code mark…} calls of {@link dev.baton.order.Orders}, in the transaction of that step.
 * Each is a single conditional update, so that a repeated or late call changes nothing and a call for an order that is closing is refused.
 *
 * <p>What holds here:
 * <ul>
 * <li>A customer's reference is unique per customer and channel, so an order comes in once, however often it is sent.
 * <li>One process instance drives an order: the first that claims it. A second one ends itself, or goes on in place of the first
 * where the engine has lost that one.
 * <li>The lines add up to the total, to the minor unit, and freight is a line. Prices are those of the most specific price list,
 * or else of the catalogue, when the order came in; the line keeps which ({@link dev.baton.product.price}), also when it is amended. What an
 * amendment adds is priced by the lists and listings of that day; the catalogue keeps no prices by day, so its are those of the amendment.
 * <li>An order that is closing ({@code CANCELLING}) never goes on; it ends {@code REJECTED} or {@code CANCELLED} once all is undone.
 * <li>An order that is amended while its process runs is undone in the same way and then started again, as a new revision, by the version of
 * the process under which it started first: it keeps the rules that it started under. What it holds of money stays held meanwhile.
 * <li>An order has a token from its first moment, by which anyone may follow it who is given it; no event, log line or process knows it.
 * <li>Name and address of the receiver stay in {@code order_ship_to}: no event, no log line and no process variable holds them.
 * </ul>
 *
 * <p><b>Beginning.</b> Orders begin as fast as they are worked off: while enough of them are under way, those that come in wait for their
 * turn with their start held back in the outbox; {@link dev.baton.order.Beginnings} gives it to them.
 *
 * <p><b>Cancelling.</b> A cancellation is taken as far as {@code dmn/cancellation.dmn} lets it, at the fee that it names; see
 * {@link dev.baton.order.cancellation}.
 *
 * <p><b>Holding.</b> An operator stops an order at its next safe point: {@link dev.baton.order.OrderHolds}. The workers of the steps that follow a safe
 * point ask there first.
 *
 * <p><b>Lost processes.</b> Where the engine has lost the process of an order that has not ended, because somebody cancelled it there or an older state
 * of it was restored, the task {@code lost-orders} begins another one ({@link dev.baton.order.LostOrders}), which goes the same way: what was done
 * stays done, nobody is asked again who has decided, and an order that is being undone is undone. What the lost process was told the next one is
 * told again ({@link dev.baton.order.OrderBegunAnew}). An order for which that cannot be done ({@link dev.baton.order.RestartHindrance}) is an exception.
 *
 * <p><b>Pre-orders.</b> An order of which some goods have a release date ahead when it is priced is a pre-order, in that revision: the
 * rules ask for a deposit, and the rest of its total is held before it is sold, which the database holds too ({@link dev.baton.order.PreOrders}).
 *
 * <p>Tables: {@code orders}, {@code order_ship_to}, {@code order_line}, {@code order_amendment}, {@code order_policy},
 * {@code order_check_fault}, {@code order_timeline}, {@code order_pre_order}, {@code order_hold},
 * {@code order_stranded}; the sequence {@code order_number}. Job types: {@code order-claim},
 * {@code order-begin-closing}, {@code order-close}, {@code order-note-overdue},
 * {@code order-note-decision}.
 *
 * <p>Rooms above take part through {@link dev.baton.order.OrderAdmission} (may this order come in, and what has to be kept with it?) and
 * {@link dev.baton.order.OrderAnswerPart} (what else belongs into its answer?), hear of {@link dev.baton.order.OrderMoved}, and
 * tell of orders that wait with them ({@link dev.baton.order.OrderRest}).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "product :: price", "product :: listing",
        "customer"})
package dev.baton.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
