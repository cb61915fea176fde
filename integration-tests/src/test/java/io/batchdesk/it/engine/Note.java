package io.batchdesk.it.engine;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a handler writes by JPA. */
@Entity
@Table(name = "it_note")
public class Note {

  @Id private String id;

  protected Note() {}

  Note(String id) {
    this.id = id;
  }
}
