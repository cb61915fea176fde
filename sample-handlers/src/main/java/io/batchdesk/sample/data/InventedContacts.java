package io.batchdesk.sample.data;

import static io.batchdesk.sample.data.Home.any;
import static io.batchdesk.sample.data.Home.digits;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up contacts and their registrations, the same on every machine and at any time: {@link
 * Random}'s algorithm is part of its specification, and no clock is read. They come in the order of
 * their ids.
 */
public final class InventedContacts {

  /** How many contacts there are. */
  public static final int COUNT = 102_000;

  /** Zoë Müller of Vienna has the first phone number that cannot be read. */
  public static final long FIRST_BAD_PHONE = 4_711;

  private static final LocalDate LAST_CHANGE = LocalDate.of(2026, 6, 30);

  private static final BigDecimal FREE = new BigDecimal("0.00");

  private static final List<String> COMPANIES =
      List.of(
          "Nordwind",
          "Blue Harbour",
          "Alpenblick",
          "Cobalt & Clay",
          "Lumière",
          "Zitronenfalter",
          "Old Mill",
          "Sternwarte",
          "Paper Kite",
          "Quadrat",
          "Riverbend",
          "Søndag",
          "Tessera",
          "Under the Oak",
          "Vela",
          "Wanderlust",
          "Yellow Door",
          "Zephyr",
          "Kiesel",
          "Café Central");

  private static final List<String> KINDS =
      List.of(
          "Events", "Consulting", "Media", "Travel", "Catering", "Studio", "Foundation", "Tech");

  private static final List<String> LEGAL_FORMS =
      List.of("GmbH", "AG", "Ltd", "Inc.", "S.A.", "s.r.o.", "& Co. KG", "e.V.", "SARL", "LLC");

  private static final List<String> NOTES =
      List.of(
          "Vegetarian",
          "Needs step-free access",
          "Speaker in 2024",
          "Prefers e-mail to calls",
          "VIP, first row",
          "Invoice to the company, please",
          "Brings a guide dog",
          "Do not call before 10 o'clock",
          "Met at the Spring Forum, wants to help in 2026");

  private static final List<String> BAD_PHONES =
      List.of("n/a", "unknown", "see e-mail", "123", "+00 000 000", "ask Anna", "0", "tel.: –");

  private static final int[] REGISTRATIONS = {
    0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 6
  };

  private final Random random = new Random(20_260_101);
  private final Map<String, String> latin = new HashMap<>();
  private final List<Home> homes = new ArrayList<>();
  private final List<Event> events = Event.all();
  private long id;

  public InventedContacts() {
    for (Home home : Home.all()) {
      homes.addAll(Collections.nCopies(home.weight(), home));
    }
  }

  /** The next contact; the first has the id 1. */
  public Contact next() {
    id++;
    Contact contact = ordinary();
    if (id == FIRST_BAD_PHONE) {
      return zoe(contact);
    }
    return AwkwardValue.of(id).map(value -> awkward(contact, value)).orElse(contact);
  }

  /** The registrations of the last contact, two on average, each for another event. */
  public List<Registration> registrations() {
    List<Registration> registrations = new ArrayList<>();
    int first = random.nextInt(events.size());
    for (int i = REGISTRATIONS[random.nextInt(REGISTRATIONS.length)]; i > 0; i--) {
      Event event = events.get((first + 7 * i) % events.size());
      LocalDate registered = event.startsOn().minusDays(3 + random.nextInt(120));
      boolean speaker = random.nextInt(25) == 0;
      registrations.add(
          new Registration(id, event.id(), registered, speaker ? FREE : event.price()));
    }
    return registrations;
  }

  private Contact ordinary() {
    Home home = any(homes, random);
    Home.Place place = any(home.places(), random);
    String given = any(home.givenNames(), random);
    String family = any(home.familyNames(), random);
    return new Contact(
        id,
        given,
        family,
        random.nextInt(10) < 6 ? company() : null,
        email(given, family),
        phone(home),
        home.street(random),
        digits(place.postalCode(), random),
        place.city(),
        place.stateCode(),
        home.country(),
        random.nextInt(12) == 0 ? any(NOTES, random) : null,
        LAST_CHANGE.minusDays(random.nextInt(900)));
  }

  private String company() {
    return any(COMPANIES, random) + " " + any(KINDS, random) + " " + any(LEGAL_FORMS, random);
  }

  private String email(String given, String family) {
    String name = latin(given) + "." + latin(family);
    return (name.length() < 3 ? "guest" : name) + id + "@example.org";
  }

  /** Letters of other alphabets vanish, marks on letters too. */
  private String latin(String name) {
    return latin.computeIfAbsent(
        name,
        key ->
            Normalizer.normalize(key.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT));
  }

  private String phone(Home home) {
    int luck = random.nextInt(200);
    if (luck == 0) {
      return random.nextBoolean() ? "" : null;
    } else if (luck <= 2 && id > FIRST_BAD_PHONE) {
      return any(BAD_PHONES, random);
    }
    return home.phone(random);
  }

  private static Contact zoe(Contact contact) {
    return new Contact(
        contact.id(),
        "Zoë",
        "Müller",
        "Café Central Events GmbH",
        "zoe.muller" + contact.id() + "@example.org",
        "n/a",
        "Herrengasse 14",
        "1010",
        "Wien",
        "AT-9",
        "AT",
        "Her phone number is on the list of things to ask",
        contact.changedOn());
  }

  private static Contact awkward(Contact contact, AwkwardValue value) {
    return new Contact(
        contact.id(),
        value.givenName(),
        value.familyName(),
        value.company(),
        contact.email(),
        contact.phone(),
        contact.street(),
        contact.postalCode(),
        contact.city(),
        contact.stateCode(),
        contact.countryCode(),
        value.notes(),
        contact.changedOn());
  }
}
