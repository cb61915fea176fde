package io.batchdesk.test;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something to write by JPA. */
@Entity
public class Note {

  @Id long id;
  String text;

  protected Note() {}

  Note(long id, String text) {
    this.id = id;
    this.text = text;
  }

  @Override
  public String toString() {
    return id + " " + text;
  }
}
