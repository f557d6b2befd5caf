package dev.baton.platform.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the current request.
 *
 * @param customerId the only customer whose orders, accounts and stock the caller may see and change; null if bound to none
 */
public record Caller(String name, Set<Role> roles, @Nullable String customerId) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller may see and change what belongs to this customer. */
    public boolean sees(String customer) {
        return customerId == null || customerId.equals(customer);
    }

    /** @throws OthersCustomerException (403) if the caller may not see and change what belongs to this customer */
    public void requireSees(String customer) {
        if (customerId != null && !sees(customer)) {
            throw new OthersCustomerException(customerId);
        }
    }

    public boolean has(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMIN);
    }
}
