package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of a database by SQL and as entities: both behave alike. */
class RowSourceTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final EntityManager entities =
      Persistence.createEntityManagerFactory("rows", Map.of("jakarta.persistence.jdbc.url", url))
          .createEntityManager();

  /** Where rows come from. */
  enum Way {
    SQL {
      @Override
      RowSource<City> all(RowSourceTest test) {
        return test.sql();
      }

      @Override
      RowSource<City> of(RowSourceTest test, String country) {
        return test.sql().where("c.country = ? OR c.country = ?", country, "none");
      }
    },
    ENTITIES {
      @Override
      RowSource<City> all(RowSourceTest test) {
        return EntityRows.of(test.entities, City.class, "number", City::number);
      }

      @Override
      RowSource<City> of(RowSourceTest test, String country) {
        return EntityRows.of(test.entities, City.class, "number", City::number)
            .where(
                "e.country = :one or e.country = :other", Map.of("one", country, "other", "none"));
      }
    };

    abstract RowSource<City> all(RowSourceTest test);

    abstract RowSource<City> of(RowSourceTest test, String country);
  }

  private SqlRows<City> sql() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return SqlRows.of(
        source,
        "c.*",
        "city c",
        "c.number",
        found -> new City(found.getLong("number"), found.getString("name"), null),
        City::number);
  }

  @AfterEach
  void close() {
    entities.close();
  }

  private void add(City... cities) {
    entities.getTransaction().begin();
    Stream.of(cities).forEach(entities::persist);
    entities.getTransaction().commit();
  }

  private static List<String> names(List<City> cities) {
    return cities.stream().map(City::name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aTableWithoutRowsHasNoKey(Way way) {
    RowSource<City> rows = way.all(this);

    assertThat(rows.lastKey()).isZero();
    assertThat(rows.count(0)).isZero();
    assertThat(rows.page(0, 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void pagesFollowTheKey(Way way) {
    add(new City(9, "Graz", "AT"), new City(2, "Bonn", "DE"), new City(4, "Wien", "AT"));
    RowSource<City> rows = way.all(this);

    assertThat(rows.lastKey()).isEqualTo(9);
    assertThat(rows.count(4)).isEqualTo(2);
    assertThat(names(rows.page(0, 2))).containsExactly("Bonn", "Wien");
    assertThat(names(rows.page(4, 2))).containsExactly("Graz");
    assertThat(rows.key(rows.page(4, 1).get(0))).isEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource
  void aConditionHoldsForKeyCountAndPage(Way way) {
    add(new City(9, "Kiel", "DE"), new City(2, "Bonn", "DE"), new City(4, "Wien", "AT"));
    RowSource<City> rows = way.of(this, "AT");

    assertThat(rows.lastKey()).isEqualTo(4);
    assertThat(rows.count(9)).isEqualTo(1);
    assertThat(names(rows.page(0, 10))).containsExactly("Wien");
    assertThat(rows.page(4, 10)).isEmpty();
  }
}
