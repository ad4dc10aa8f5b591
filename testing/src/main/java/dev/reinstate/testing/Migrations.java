package dev.reinstate.testing;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Runs Flyway once per owner, each in a schema and with a history of its own. */
final class Migrations {

  /** Folder below {@code db/} to schema, as in the launcher. */
  private static final Map<String, String> SCHEMAS =
      Map.of("restore", "reinstate", "audit", "audit", "hooks", "hooks");

  private Migrations() {}

  static void run(String jdbcUrl) {
    SCHEMAS.forEach(
        (owner, schema) -> {
          if (Migrations.class.getResource("/db/" + owner) != null) {
            migrate(jdbcUrl, "classpath:db/" + owner, schema);
          }
        });
  }

  private static void migrate(String jdbcUrl, String location, String schema) {
    Flyway.configure()
        .dataSource(jdbcUrl, null, null)
        .locations(location)
        .defaultSchema(schema)
        .createSchemas(true)
        .table("flyway_history")
        .load()
        .migrate();
  }
}
