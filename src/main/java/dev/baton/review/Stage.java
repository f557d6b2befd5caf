package dev.baton.review;

/** Which of the review's tasks was completed. */
public enum Stage {
    FIRST("Task_ReviewOrder"),
    /** By the managers, after the first one was overdue. */
    ESCALATED("Task_ReviewEscalatedOrder"),
    /** The second approval. */
    SECOND("Task_ApproveOrderAgain");

    private final String elementId;

    Stage(String elementId) {
        this.elementId = elementId;
    }

    /** The task in {@code order-review.bpmn}. */
    String elementId() {
        return elementId;
    }
}
