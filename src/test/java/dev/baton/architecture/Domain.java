package dev.baton.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.relational.core.mapping.Table;

/** Which classes are the domain. */
final class Domain {

    /** Aggregates are stored, values are records and enums; edges of a room and the platform are neither. */
    static final DescribedPredicate<JavaClass> IS_AGGREGATE_OR_VALUE = describe("are aggregates or values",
            (JavaClass type) -> type.isRecord() || type.isEnum() || type.isAnnotatedWith(Table.class))
            .and(DescribedPredicate.not(resideInAnyPackage("..platform..", "..sap..", "..worker", "..web")))
            .and(describe("are no settings", type -> !isSetting(type)))
            .and(describe("are no private notes", type -> !type.getModifiers().contains(JavaModifier.PRIVATE)));

    static final DescribedPredicate<JavaClass> HOLD_MONEY_OR_STOCK = resideInAnyPackage("..platform.money..",
            "..product..", "..customer..", "..order..", "..inventory..", "..ledger..", "..promotion..",
            "..allocation..", "..payment..", "..settlement..");

    private Domain() {}

    private static boolean isSetting(JavaClass type) {
        return type.isAnnotatedWith(ConfigurationProperties.class)
                || type.getEnclosingClass().map(Domain::isSetting).orElse(false);
    }
}
