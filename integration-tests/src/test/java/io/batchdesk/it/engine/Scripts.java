package io.batchdesk.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Where handlers find the script of a job: its name is the job's parameter. */
@ApplicationScoped
class Scripts {

  private final Map<String, Script> byName = new ConcurrentHashMap<>();

  /** Keeps a script; returns its name. */
  String add(Script script) {
    String name = UUID.randomUUID().toString();
    byName.put(name, script);
    return name;
  }

  Script find(String name) {
    return byName.get(name);
  }
}
