package dev.baton.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The campaign that an order takes part in, in the answer about it. */
@Component
class OrderCampaignPart implements OrderAnswerPart {

    private final Participants participants;

    OrderCampaignPart(Participants participants) {
        this.participants = participants;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        participants.campaignsOf(answers.keySet()).forEach((order, campaign) -> {
            ObjectNode answer = answers.get(order);
            if (answer != null) {
                answer.put("campaign", campaign.toString());
            }
        });
    }
}
