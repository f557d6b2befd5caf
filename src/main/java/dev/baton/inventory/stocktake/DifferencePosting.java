package dev.baton.inventory.stocktake;

import static java.util.stream.Collectors.joining;

import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the books to what was counted, in the transaction that decides so. */
@Component
@Transactional
class DifferencePosting {

    private static final int NAMED = 20;

    private final StoredStocktakes stocktakes;
    private final CountLines lines;
    private final StoredRulings rulings;
    private final GoodsMovements movements;
    private final StocktakeProperties properties;
    private final Clock clock;

    DifferencePosting(
            StoredStocktakes stocktakes,
            CountLines lines,
            StoredRulings rulings,
            GoodsMovements movements,
            StocktakeProperties properties,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.lines = lines;
        this.rulings = rulings;
        this.movements = movements;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws ConflictException if the books do not take the differences; nothing is kept then */
    StocktakeRuling settle(UUID id, Tolerance tolerance) {
        Stocktake count = stocktakes.lock(id).orElseThrow();
        if (count.state() != StocktakeState.COUNTED) {
            return asItStands(count);
        }
        stocktakes.judged(id, tolerance);
        return tolerance.atOnce() ? post(count) : StocktakeRuling.ask(null);
    }

    StocktakeRuling bringBefore(UUID id, Tolerance tolerance, String why) {
        Stocktake count = stocktakes.lock(id).orElseThrow();
        if (count.state() != StocktakeState.COUNTED) {
            return asItStands(count);
        }
        stocktakes.judged(id, tolerance);
        return StocktakeRuling.ask(why);
    }

    /**
     * @param task the completed task; null if it cannot be told who completed it, or nobody did
     * @throws ConflictException if the books do not take the differences; nothing is kept then
     */
    StocktakeRuling record(UUID id, FormAnswer answer, long jobKey, @Nullable CompletedTask task) {
        Stocktake count = stocktakes.lock(id).orElseThrow();
        Optional<StocktakeRuling> known = rulings.find(jobKey);
        return known.isPresent()
                ? known.get()
                : rulings.add(id, answer, jobKey, task,
                        judge(count, answer, task == null ? null : task.assignee()), clock.instant());
    }

    StocktakeRuling refuse(UUID id, FormAnswer answer, long jobKey, @Nullable CompletedTask task, String why) {
        Stocktake count = stocktakes.lock(id).orElseThrow();
        Optional<StocktakeRuling> known = rulings.find(jobKey);
        return known.isPresent()
                ? known.get()
                : rulings.add(count.id(), answer, jobKey, task, StocktakeRuling.ask(why), clock.instant());
    }

    private StocktakeRuling judge(Stocktake count, FormAnswer answer, @Nullable String person) {
        if (answer.decision().equals("FORGET") && count.state() == StocktakeState.COUNTED) {
            // it was completed at the last moment, and the process is to be told of it
            return StocktakeRuling.of(StocktakeVerdict.RECOUNT);
        }
        if (!count.state().isOpen()) {
            return asItStands(count);
        }
        return switch (answer.decision()) {
            case "APPROVE" -> approve(count, person);
            case "REJECT" -> answer.comment().isEmpty()
                    ? StocktakeRuling.ask("Say in the comment why the differences are not posted")
                    : end(count, StocktakeState.REJECTED, StocktakeVerdict.REJECTED, answer.comment());
            case "RECOUNT" -> {
                stocktakes.recount(count.id(), clock.instant().plus(properties.forgottenAfter()));
                yield StocktakeRuling.of(StocktakeVerdict.RECOUNT);
            }
            case "EXPIRE", "FORGET" -> end(count, StocktakeState.LAPSED, StocktakeVerdict.LAPSED, "");
            default -> StocktakeRuling.ask("Choose what is to become of the differences");
        };
    }

    private StocktakeRuling approve(Stocktake count, @Nullable String person) {
        if (person == null) {
            return StocktakeRuling
                    .ask("It cannot be told who approved: claim the task in Tasklist before completing it");
        }
        if (lines.counters(count.id()).contains(person)) {
            return StocktakeRuling.ask(person + " has counted: somebody else must approve the differences");
        }
        return post(count);
    }

    private StocktakeRuling post(Stocktake count) {
        movements.adjust(count.location(), lines.of(count.id()).stream().map(StocktakeLine::change).toList(),
                MovementReason.STOCKTAKE, count.number());
        // the stock is locked by now, so that nothing comes in between
        List<Sku> adjusted = lines.adjustedSince(count);
        if (!adjusted.isEmpty()) {
            throw new ConflictException("The books were adjusted since the count, and have to be counted again: "
                    + adjusted.stream().limit(NAMED).map(Sku::value).collect(joining(", ")) + ".");
        }
        return end(count, StocktakeState.POSTED, StocktakeVerdict.POSTED, "");
    }

    /** Whether nothing was adjusted otherwise since it was counted. */
    @Transactional(readOnly = true)
    boolean isPostable(UUID id) {
        return lines.adjustedSince(stocktakes.find(id).orElseThrow()).isEmpty();
    }

    private StocktakeRuling end(Stocktake count, StocktakeState state, StocktakeVerdict verdict, String note) {
        stocktakes.end(count.id(), state, note, clock.instant());
        return StocktakeRuling.of(verdict);
    }

    /** What a job is told that comes again, or too late. */
    private static StocktakeRuling asItStands(Stocktake count) {
        return StocktakeRuling.of(switch (count.state()) {
            case POSTED -> StocktakeVerdict.POSTED;
            case REJECTED, ABANDONED -> StocktakeVerdict.REJECTED;
            case LAPSED -> StocktakeVerdict.LAPSED;
            case COUNTING, COUNTED -> StocktakeVerdict.REVIEW;
        });
    }
}
