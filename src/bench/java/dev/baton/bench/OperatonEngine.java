package dev.baton.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.sql.DataSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutor;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Operaton inside of Baton, in Baton's own database and transactions. No {@code @Configuration}, since every other benchmark would find
 * that, too.
 */
final class OperatonEngine {

    /**
     * Jobs mostly wait for commits and for answers of SAP and the carrier, so that more threads than cores pay; more than these only queue
     * for the two cores.
     */
    private static final int THREADS = Integer.getInteger("baton.bench.operaton-threads", 16);

    /** Connections: two for each job, since a step that calls outside leaves its job's transaction open, and some for all else. */
    static final int CONNECTIONS = 2 * THREADS + 24;

    /** Less than the engine's default, "audit", which would also keep variables: Baton keeps what counts of those itself. */
    private static final String HISTORY = Objects.requireNonNullElse(
            System.getProperty("baton.bench.operaton-history"), ProcessEngineConfiguration.HISTORY_ACTIVITY);

    private static final int RETRIES = 8;

    /** The bean method's name is that of the one that sends to Zeebe, and takes its place. */
    @Bean
    OperatonDestination engineDestination(ProcessEngine operaton, ObjectMapper json) {
        return new OperatonDestination(operaton, json);
    }

    @Bean(destroyMethod = "close")
    ProcessEngine operaton(
            DataSource database,
            PlatformTransactionManager transactions,
            ApplicationContext baton,
            ObjectMapper json) {
        var engine = new SpringTransactionsProcessEngineConfiguration();
        engine.setDataSource(database);
        engine.setTransactionManager(transactions);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        engine.setHistory(HISTORY);
        engine.setEnforceHistoryTimeToLive(false);
        engine.setBeans(new OperatonSteps(baton, json, transactions).byName());
        // ids are numbers, as Baton keeps them of its instances; large blocks, so that they are hardly ever fetched
        engine.setIdBlockSize(10_000);
        // as many retries as with Zeebe, with a pause that the engine's default does not have
        engine.setDefaultNumberOfRetries(RETRIES);
        engine.setFailedJobRetryTimeCycle("R" + RETRIES + "/PT1S");
        // would write to the database every quarter of an hour what nobody reads here
        engine.setDbMetricsReporterActivate(false);
        engine.setJobExecutor(jobExecutor());
        engine.setJobExecutorActivate(true);
        // it warns that it leaves the numbers of our tables as they are, which is what is wanted
        LoggingSystem.get(OperatonEngine.class.getClassLoader()).setLogLevel("org.operaton.bpm.dmn", LogLevel.ERROR);
        ProcessEngine started = engine.buildProcessEngine();
        deploy(started);
        return started;
    }

    private static JobExecutor jobExecutor() {
        var executor = new DefaultJobExecutor();
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        // many at once, since an acquisition costs three round trips whatever it finds; and room for a job of each order under way, since
        // what the queue refuses is tried again after a pause
        executor.setMaxJobsPerAcquisition(2 * THREADS);
        executor.setQueueSize(8 * THREADS);
        // a commit that makes a job wakes the acquisition, so this is only how soon a retry or a timer is found
        executor.setWaitTimeInMillis(500);
        executor.setMaxWait(1_000);
        // while the queue is full: short, since jobs take milliseconds
        executor.setBackoffTimeInMillis(10);
        executor.setMaxBackoff(50);
        return executor;
    }

    /** The process, and the very tables that Baton deploys to Zeebe. */
    private static void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("another-engine");
        add(deployment, "distributor-order.bpmn", "another-engine/distributor-order.bpmn");
        for (String table : new String[]{"order-check", "promotion", "risk", "order-review", "sourcing",
                "carrier-choice"}) {
            add(deployment, table + ".dmn", "dmn/" + table + ".dmn");
        }
        deployment.deploy();
    }

    private static void add(DeploymentBuilder deployment, String name, String path) {
        try (InputStream file = new ClassPathResource(path).getInputStream()) {
            deployment.addInputStream(name, file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
