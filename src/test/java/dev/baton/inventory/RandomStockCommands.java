package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.CannotAcquireLockException;

/** What one thread does with stock, by chance. */
final class RandomStockCommands {

    /** Something that was done, and can be asked for again without any effect. */
    record Command(BooleanSupplier again) {

        boolean runAgain() {
            return again.getAsBoolean();
        }
    }

    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Consumer<String> outlive;
    private final List<LocationId> places;
    private final List<Sku> skus;
    private final Random random;
    private final List<String> reserved = new ArrayList<>();
    private final List<String> issued = new ArrayList<>();

    /** @param outlive makes the time of a reservation be over, unless it was confirmed */
    RandomStockCommands(
            Inventory inventory,
            GoodsInTransit inTransit,
            GoodsMovements movements,
            Quarantine quarantine,
            Consumer<String> outlive,
            List<LocationId> places,
            List<Sku> skus,
            Random random) {
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.movements = movements;
        this.quarantine = quarantine;
        this.outlive = outlive;
        this.places = places;
        this.skus = skus;
        this.random = random;
    }

    /** Tries so many commands and gives those that may be repeated. */
    List<Command> run(int commands) {
        List<Command> done = new ArrayList<>();
        for (int number = 0; number < commands; number++) {
            BooleanSupplier next = next();
            if (tried(next)) {
                done.add(new Command(() -> tried(next)));
            }
        }
        return done;
    }

    /** False where there was not enough, or somebody else was faster: the domain's own refusals, and never a deadlock. */
    private static boolean tried(BooleanSupplier command) {
        try {
            return command.getAsBoolean();
        } catch (ConflictException refused) {
            return false;
        } catch (CannotAcquireLockException meanwhile) {
            if (meanwhile.getCause() != null) {
                throw meanwhile;
            }
            return false;
        }
    }

    private BooleanSupplier next() {
        LocationId place = places.get(random.nextInt(places.size()));
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> reserve(place);
            case 3 -> release();
            case 4 -> issue();
            case 5 -> arriveInPart();
            case 6 -> receive(place);
            case 7 -> setApart(place);
            case 8 -> scrap(place);
            case 9 -> confirm();
            case 10 -> expire();
            default -> adjust(place);
        };
    }

    private BooleanSupplier reserve(LocationId place) {
        String reference = name("order");
        List<StockLine> lines = lines();
        LocationId destination = places.getLast();
        return () -> {
            // what was reserved once and given back meanwhile would be reserved anew, so it is not repeated
            inventory.reserve(reference, place, lines, destination);
            reserved.add(reference);
            return false;
        };
    }

    private BooleanSupplier release() {
        String reference = taken(reserved);
        return () -> {
            inventory.release(reference);
            return true;
        };
    }

    private BooleanSupplier confirm() {
        String reference = taken(reserved);
        return () -> {
            boolean confirmed = inventory.confirm(reference);
            if (confirmed) {
                reserved.add(reference);
            }
            return confirmed;
        };
    }

    private BooleanSupplier expire() {
        String reference = taken(reserved);
        return () -> {
            outlive.accept(reference);
            boolean expired = inventory.expire(reference);
            if (!expired && inventory.reservation(reference).isPresent()) {
                reserved.add(reference);
            }
            return expired;
        };
    }

    private BooleanSupplier issue() {
        String reference = taken(reserved);
        return () -> {
            boolean leaves = inventory.reservation(reference).isPresent() && inTransit.beginIssue(reference);
            if (leaves) {
                inTransit.issue(reference, "D-" + reference);
                issued.add(reference);
            }
            return leaves;
        };
    }

    private BooleanSupplier arriveInPart() {
        String reference = taken(issued);
        String document = name("GR");
        return () -> inventory.reservation(reference)
                .filter(moving -> !moving.underWay().isEmpty())
                .map(moving -> {
                    issued.add(reference);
                    StockLine part = new StockLine(moving.underWay().getFirst().sku(), Quantity.of(1));
                    inTransit.arrive(reference, List.of(part), MovementReason.GOODS_RECEIPT, document);
                    return false;
                })
                .orElse(false);
    }

    private BooleanSupplier receive(LocationId place) {
        String document = name("R");
        List<StockLine> lines = lines();
        return () -> {
            movements.receive(place, lines, MovementReason.RECEIPT, document);
            return true;
        };
    }

    private BooleanSupplier setApart(LocationId place) {
        String document = name("Q");
        List<StockLine> lines = lines();
        boolean free = random.nextBoolean();
        return () -> {
            if (free) {
                quarantine.giveFree(place, lines, document, "");
            } else {
                quarantine.setApart(place, lines, document, "");
            }
            return true;
        };
    }

    private BooleanSupplier scrap(LocationId place) {
        String document = name("S");
        List<StockLine> lines = lines();
        return () -> {
            movements.issue(place, lines, MovementReason.SCRAP, document);
            return true;
        };
    }

    private BooleanSupplier adjust(LocationId place) {
        String document = name("A");
        List<StockChange> changes = lines().stream()
                .map(counted -> random.nextInt(3) == 0 ? StockChange.in(counted) : StockChange.out(counted))
                .toList();
        return () -> {
            movements.adjust(place, changes, MovementReason.STOCKTAKE, document);
            return true;
        };
    }

    /** One to three products, in no order, some of them twice. */
    private List<StockLine> lines() {
        return random.ints(1 + random.nextInt(3), 0, skus.size())
                .mapToObj(number -> line(skus.get(number), 1 + random.nextInt(6)))
                .toList();
    }

    private String taken(List<String> references) {
        return references.isEmpty() ? "none" : references.remove(random.nextInt(references.size()));
    }
}
