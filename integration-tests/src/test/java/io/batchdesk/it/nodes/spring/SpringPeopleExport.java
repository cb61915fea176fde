package io.batchdesk.it.nodes.spring;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.core.io.FileSystemResource;

/** Writes all people, with the names of their states and countries. */
final class SpringPeopleExport {

  record Person(
      long id,
      String givenName,
      String familyName,
      String company,
      String email,
      String phone,
      String street,
      String postalCode,
      String city,
      String state,
      String country,
      String changedOn) {

    static Person of(ResultSet row, int number) throws SQLException {
      return new Person(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          row.getString(12));
    }

    Object[] cells() {
      return new Object[] {
        id,
        givenName,
        familyName,
        company,
        email,
        phone,
        street,
        postalCode,
        city,
        state,
        country,
        changedOn
      };
    }
  }

  private static final String HEADER =
      "id,given_name,family_name,company,email,phone,street,postal_code,city,state,country,"
          + "changed_on";

  private SpringPeopleExport() {}

  static Job job(SpringBatch spring, Path file, int chunk) throws Exception {
    Step step =
        new StepBuilder("people", spring.repository())
            .<Person, Person>chunk(chunk)
            .transactionManager(spring.transactions())
            .reader(reader(spring))
            .writer(writer(file))
            .build();
    return new JobBuilder("people-export", spring.repository()).start(step).build();
  }

  private static JdbcPagingItemReader<Person> reader(SpringBatch spring) throws Exception {
    JdbcPagingItemReader<Person> reader =
        new JdbcPagingItemReaderBuilder<Person>()
            .name("people")
            .dataSource(spring.database())
            .selectClause(
                "p.id, p.given_name, p.family_name, p.company, p.email, p.phone, p.street,"
                    + " p.postal_code, p.city, s.name, k.name, p.changed_on")
            .fromClause(
                "people p LEFT JOIN people_states s ON s.code = p.state_code"
                    + " LEFT JOIN people_countries k ON k.code = p.country_code")
            .sortKeys(Map.of("id", Order.ASCENDING))
            .pageSize(1_000)
            .rowMapper(Person::of)
            .build();
    reader.afterPropertiesSet();
    return reader;
  }

  private static FlatFileItemWriter<Person> writer(Path file) {
    return new FlatFileItemWriterBuilder<Person>()
        .name("file")
        .resource(new FileSystemResource(file))
        .encoding("UTF-8")
        .lineSeparator("\r\n")
        .headerCallback(header -> header.write(HEADER))
        .delimited()
        .fieldExtractor(Person::cells)
        .build();
  }
}
