package io.batchdesk.ui.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles of a user as a form has them: boxes for those of the desk, a text for all others. */
public class RoleChoice {

  /** The roles that the desk itself knows. */
  static final List<String> KNOWN = List.of("operator", "viewer", "admin");

  private String[] known = {};
  private String others = "";

  static RoleChoice of(Collection<String> roles) {
    RoleChoice choice = new RoleChoice();
    choice.known = KNOWN.stream().filter(roles::contains).toArray(String[]::new);
    choice.others =
        roles.stream()
            .filter(role -> !KNOWN.contains(role))
            .sorted()
            .collect(Collectors.joining(" "));
    return choice;
  }

  /** All of them. */
  Set<String> all() {
    return Stream.concat(
            Arrays.stream(known),
            Arrays.stream(others == null ? new String[0] : others.split("[\\s,;]+")))
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public String[] getKnown() {
    return known.clone();
  }

  public void setKnown(String[] known) {
    this.known = known.clone();
  }

  public String getOthers() {
    return others;
  }

  public void setOthers(String others) {
    this.others = others;
  }
}
