package io.batchdesk.rows;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something in a database. */
@Entity
class City {

  @Id long number;
  String name;
  String country;

  protected City() {}

  City(long number, String name, String country) {
    this.number = number;
    this.name = name;
    this.country = country;
  }

  long number() {
    return number;
  }

  String name() {
    return name;
  }
}
