package io.batchdesk.it.desk;

/**
 * Jobs of the past, put into the database at once. The newest {@link #PAUSED} are paused; of the
 * others one in twenty failed and one in twenty was canceled.
 */
final class ListedJobs {

  static final int PAUSED = 5;

  private static final String SQL =
      """
      insert into batch_job (id, type, status, dry_run, priority, parameters, created_by,
          created_roles, locale, time_zone, units_processed, job_size, batch_size, step_number,
          message_number, event_number, prepared, publishing, claim_number, staging_number, attempts,
          takeovers, interruptions, sentence, error_code, error_message, created_at, updated_at,
          pre_processed_at, paused_at, completed_at, failed_at, canceled_at, ended_at,
          cleanup_asked_at, cleaned_up_at)
      select 'batch_' || lpad(cast(n as varchar), 26, '0'),
          case when n <= 5 or mod(n, 10) < 6 then 'contact-list'
            when mod(n, 1000) = 7 then 'rare-type' else 'type-' || mod(n, 10) end,
          s, false, 0, '{"country":"AT"}',
          case when mod(n, 7) < 4 then 'admin' else 'user-' || mod(n, 23) end, '["admin"]', 'en',
          'UTC', 1700, 1700, 50, 20, 3, 2, true, false, 1, 1, 0, 0, 0,
          case s when 'COMPLETED' then 'Wrote ' || n || ' contacts' end,
          case s when 'FAILED' then 'step' end,
          case s when 'FAILED' then 'Row ' || n || ' has no country' end, t, e, t,
          case s when 'PAUSED' then e end, case s when 'COMPLETED' then e end,
          case s when 'FAILED' then e end, case s when 'CANCELED' then e end,
          case s when 'PAUSED' then null else e end, c, c
      from (select n, t, e, s, case when s in ('COMPLETED', 'CANCELED') then e end as c
        from (select n, t, t + mod(n, 977) * interval '1' second as e,
              case when n <= 5 then 'PAUSED' when mod(n, 20) = 3 then 'FAILED'
                when mod(n, 20) = 9 then 'CANCELED' else 'COMPLETED' end as s
          from (select n, current_timestamp - n * interval '29' second as t from %s) as numbers)
          as times)
        as jobs
      """;

  /** One of them, as the statement makes it; times are seconds before it did so. */
  record Listed(int n, String status, String type, String user, long created, long ended) {

    static Listed of(int n) {
      String status =
          n <= PAUSED ? "paused" : n % 20 == 3 ? "failed" : n % 20 == 9 ? "canceled" : "completed";
      String type =
          n <= PAUSED || n % 10 < 6
              ? "contact-list"
              : n % 1000 == 7 ? "rare-type" : "type-" + n % 10;
      String user = n % 7 < 4 ? "admin" : "user-" + n % 23;
      long created = -29L * n;
      return new Listed(
          n, status, type, user, created, n <= PAUSED ? Long.MIN_VALUE : created + n % 977);
    }

    String id() {
      return ListedJobs.id(n);
    }

    /** Sentence or error. */
    String says() {
      return switch (status) {
        case "completed" -> "Wrote " + n + " contacts";
        case "failed" -> "Row " + n + " has no country";
        default -> "";
      };
    }
  }

  private ListedJobs() {}

  /** For H2. The first one is the newest. */
  static String onH2(int number) {
    return SQL.formatted("(select x as n from system_range(1, %d)) as r".formatted(number));
  }

  static String onPostgres(int number) {
    return SQL.formatted("generate_series(1, %d) as n".formatted(number));
  }

  static String id(int n) {
    return "batch_%026d".formatted(n);
  }
}
