package dev.baton.complaint;

/**
 * What the form of a task shows about a complaint; its texts are read over HTTP.
 *
 * @param category for people to read
 * @param path where its texts are read
 */
public record ComplaintSheet(String number, String orderNumber, String category, String path) {

    static ComplaintSheet of(Complaint complaint) {
        return new ComplaintSheet(complaint.number(), complaint.orderNumber(), complaint.category().words(),
                "/api/complaints/" + complaint.id());
    }
}
