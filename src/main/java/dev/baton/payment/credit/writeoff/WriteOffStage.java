package dev.baton.payment.credit.writeoff;

/** Which of the tasks about a write-off was completed. */
public enum WriteOffStage {
    FIRST("Task_ApproveWriteOff"), SECOND("Task_ApproveWriteOffAgain");

    private final String elementId;

    WriteOffStage(String elementId) {
        this.elementId = elementId;
    }

    /** The task in {@code write-off.bpmn}. */
    String elementId() {
        return elementId;
    }
}
