package io.batchdesk.it.nodes.spring;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.batch.infrastructure.item.validator.ValidatingItemProcessor;
import org.springframework.batch.infrastructure.item.validator.ValidationException;
import org.springframework.core.io.FileSystemResource;

/** Reads what is in stock. */
final class SpringStockImport {

  record Item(String sku, String title, Integer quantity, BigDecimal price) {

    static Item of(FieldSet line) {
      return new Item(
          line.readString("sku"),
          line.readString("title"),
          line.readInt("quantity"),
          line.readBigDecimal("price"));
    }
  }

  private SpringStockImport() {}

  static Job job(SpringBatch spring, Path file, int chunk) {
    Step step =
        new StepBuilder("stock", spring.repository())
            .<Item, Item>chunk(chunk)
            .transactionManager(spring.transactions())
            .reader(reader(file))
            .processor(new ValidatingItemProcessor<>(SpringStockImport::check))
            .writer(writer(spring))
            .faultTolerant()
            .skip(Exception.class)
            .skipLimit(1_000_000)
            .build();
    return new JobBuilder("stock-import", spring.repository()).start(step).build();
  }

  private static void check(Item item) {
    if (item.sku().isEmpty() || item.title().isEmpty()) {
      throw new ValidationException("A value is needed: " + item);
    }
  }

  private static FlatFileItemReader<Item> reader(Path file) {
    return new FlatFileItemReaderBuilder<Item>()
        .name("file")
        .resource(new FileSystemResource(file))
        .encoding("UTF-8")
        .linesToSkip(1)
        .delimited()
        .names("sku", "title", "quantity", "price")
        .fieldSetMapper(Item::of)
        .build();
  }

  private static JdbcBatchItemWriter<Item> writer(SpringBatch spring) {
    JdbcBatchItemWriter<Item> writer =
        new JdbcBatchItemWriterBuilder<Item>()
            .dataSource(spring.database())
            .sql(
                "INSERT INTO stock VALUES (?, ?, ?, ?) ON CONFLICT (sku) DO UPDATE"
                    + " SET title = excluded.title, quantity = excluded.quantity,"
                    + " price = excluded.price")
            .itemPreparedStatementSetter(
                (item, statement) -> {
                  statement.setString(1, item.sku());
                  statement.setString(2, item.title());
                  statement.setInt(3, item.quantity());
                  statement.setBigDecimal(4, item.price());
                })
            .build();
    writer.afterPropertiesSet();
    return writer;
  }
}
