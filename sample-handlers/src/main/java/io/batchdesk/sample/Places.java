package io.batchdesk.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The codes of countries and of their states, by the names that files have. */
final class Places {

  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> countryNames = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private final Map<String, String> stateNames = new HashMap<>();

  boolean country(String code, String name) {
    countryNames.put(code, name);
    return countries.put(name, code) == null;
  }

  /** Of several states with one name the first is meant. */
  boolean state(String code, String country, String name) {
    stateNames.put(code, name);
    return states.putIfAbsent(country + " " + name, code) == null;
  }

  boolean hasCountry(String name) {
    return name == null || countries.containsKey(name);
  }

  boolean hasState(ImportedContact contact) {
    return contact.state() == null || stateCode(contact) != null;
  }

  /** The code of the contact's country: the one that it has, if that is called so. */
  String countryCode(ImportedContact contact) {
    return Objects.equals(countryNames.get(contact.countryCode()), contact.country())
        ? contact.countryCode()
        : countries.get(contact.country());
  }

  /** The code of the contact's state: the one that it has, if that is called so. */
  String stateCode(ImportedContact contact) {
    String country = countryCode(contact);
    boolean same =
        Objects.equals(stateNames.get(contact.stateCode()), contact.state())
            && Objects.equals(country, contact.countryCode());
    return same ? contact.stateCode() : states.get(country + " " + contact.state());
  }
}
