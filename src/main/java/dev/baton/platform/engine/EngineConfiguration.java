package dev.baton.platform.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class EngineConfiguration {

    @Bean
    CamundaClientExecutorService jobExecutor() {
        return new CamundaClientExecutorService(new JobExecutor(), true);
    }
}
