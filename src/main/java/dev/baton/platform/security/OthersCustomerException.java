package dev.baton.platform.security;

import org.springframework.security.access.AccessDeniedException;

/** Who is bound to one customer asked for something of another. The message is for the caller: it names the caller's own customer only. */
public class OthersCustomerException extends AccessDeniedException {

    OthersCustomerException(String own) {
        super("You act for customer " + own + " only.");
    }
}
