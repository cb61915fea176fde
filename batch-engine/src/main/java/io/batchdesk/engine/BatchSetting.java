package io.batchdesk.engine;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What all applications share, made once per database. */
@Entity
@Table(name = "batch_setting")
class BatchSetting {

  @Id String name;
  String text;

  protected BatchSetting() {}

  BatchSetting(String name, String value) {
    this.name = name;
    this.text = value;
  }
}
