package dev.baton.substitution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an order was offered in place of what is missing, in the answer about it, while it is open or where it was accepted. */
@Component
class ProposalAnswerPart implements OrderAnswerPart {

    private final StoredProposals proposals;
    private final ObjectMapper json;

    ProposalAnswerPart(StoredProposals proposals, ObjectMapper json) {
        this.proposals = proposals;
        this.json = json;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        proposals.openOrAccepted(answers.keySet()).forEach(proposal -> {
            ObjectNode answer = answers.get(proposal.orderId());
            if (answer != null) {
                answer.set("substitution", json.valueToTree(proposal));
            }
        });
    }
}
