package dev.baton.complaint;

/**
 * What the form of a task shows about a complaint; its texts are read over HTTP.
 *
 * @param category for people to read
 * @param opened when, for people to read
 * @param written how much there is to read
 * @param path where its texts are read
 * @param link the whole address of that
 */
public record ComplaintSheet(
        String number,
        String orderNumber,
        String category,
        String opened,
        String written,
        String path,
        String link) {}
