package io.batchdesk.it.nodes.spring;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch with its job repository in the same database as the rows, as an application has it.
 */
public final class SpringBatch {

  private final DataSource database;
  private final PlatformTransactionManager transactions;
  private final JobRepository repository;
  private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
  private long runs;

  private SpringBatch(DataSource database) throws Exception {
    this.database = database;
    this.transactions = new JdbcTransactionManager(database);
    JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(database);
    factory.setTransactionManager(transactions);
    factory.afterPropertiesSet();
    repository = factory.getObject();
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    operator.afterPropertiesSet();
  }

  /** Makes its tables. */
  public static SpringBatch on(DataSource database) throws Exception {
    new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
        .execute(database);
    return new SpringBatch(database);
  }

  /** Writes all people. */
  public void exportPeople(Path file, int chunk) throws Exception {
    run(SpringPeopleExport.job(this, file, chunk));
  }

  /** Reads what is in stock. */
  public void importStock(Path file, int chunk) throws Exception {
    run(SpringStockImport.job(this, file, chunk));
  }

  private void run(Job job) throws Exception {
    JobExecution execution =
        operator.start(job, new JobParametersBuilder().addLong("run", ++runs).toJobParameters());
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw new IllegalStateException("Not completed: " + execution);
    }
  }

  DataSource database() {
    return database;
  }

  PlatformTransactionManager transactions() {
    return transactions;
  }

  JobRepository repository() {
    return repository;
  }
}
