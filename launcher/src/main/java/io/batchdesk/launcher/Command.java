package io.batchdesk.launcher;

import java.util.List;

/** An administration command of the server. */
record Command(String name, List<String> arguments) {

  static Command of(String name, String... arguments) {
    return new Command(name, List.of(arguments));
  }

  static Command set(String setting, Object value) {
    return of("set", setting + "=" + value);
  }

  /** Colons, equal signs and backslashes divide properties, so they are escaped in values. */
  static String property(String name, String value) {
    return name + "=" + value.replaceAll("[\\\\:=]", "\\\\$0");
  }
}
