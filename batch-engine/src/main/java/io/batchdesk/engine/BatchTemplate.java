package io.batchdesk.engine;

import io.batchdesk.Template;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The file to begin with that a handler offered for an upload. */
@Entity
@Table(name = "batch_template")
@IdClass(BatchTemplateKey.class)
class BatchTemplate {

  @Id String type;
  @Id String parameter;
  String name;

  @Column(name = "media_type")
  String mediaType;

  byte[] bytes;

  protected BatchTemplate() {}

  BatchTemplate(BatchTemplateKey key) {
    this.type = key.type;
    this.parameter = key.parameter;
  }

  Template template() {
    return new Template(name, mediaType, bytes);
  }
}
