package dev.baton.complaint;

import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process of a complaint is told, with the transaction in which it happened. */
@Component
class ComplaintProcess {

    private final ProcessCommands commands;

    ComplaintProcess(ProcessCommands commands) {
        this.commands = commands;
    }

    /** A process takes it on. */
    void begin(Complaint complaint) {
        commands.publish(complaint.id().toString(), "complaint-opened", complaint.id() + ":" + complaint.course(),
                Map.of("complaintId", complaint.id().toString(), "complaintNumber", complaint.number(),
                        "complaintCourse", complaint.course()));
    }

    /** The customer has written where the process waits for it in this round. */
    void resume(Complaint complaint) {
        commands.publish(complaint.id().toString(), "complaint-resumed", complaint.id() + ":" + complaint.round(),
                Map.of());
    }

    /** The customer has closed it, which ends this course. */
    void end(Complaint complaint) {
        commands.publish(complaint.id().toString(), "complaint-ended", complaint.id() + ":" + complaint.course(),
                Map.of());
    }
}
