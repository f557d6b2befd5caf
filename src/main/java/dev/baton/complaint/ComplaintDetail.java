package dev.baton.complaint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A complaint with all that was written about it.
 *
 * @param messages oldest first
 */
public record ComplaintDetail(@JsonUnwrapped Complaint complaint, List<ComplaintMessage> messages) {}
