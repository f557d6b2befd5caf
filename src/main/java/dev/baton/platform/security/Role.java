package dev.baton.platform.security;

import java.util.Locale;

/** What a caller is to Baton. An {@link #ADMIN} is all of them. */
public enum Role {
    INTEGRATOR, OPERATOR, FINANCE, STOCK, ANALYST, ADMIN;

    /** The role as tokens and local users name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
