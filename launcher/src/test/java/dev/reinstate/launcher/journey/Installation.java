package dev.reinstate.launcher.journey;

import dev.reinstate.launcher.Service;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.settings.SettingsReader;
import dev.reinstate.platform.settings.SettingsResult;
import dev.reinstate.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** The whole service in this process, on a database of its own. */
final class Installation implements AutoCloseable {

  /** What each collection of the journeys permits. */
  static final String POLICY =
      """
      { admin: { actions: [read, create, update, delete, restore] },
        editor: { actions: [read, create, update, delete] },
        employee: { actions: [read] },
        manager: { actions: [update, restore] },
        author: { actions: [create] },
        writer: { actions: [create, update, restore] } }\
      """;

  /** The same, for guests to look at. */
  private static final String SHOWN_TO_GUESTS =
      POLICY.replaceFirst("\\{", "{ guest: { actions: [read] },");

  private static final String CONFIGURATION =
      """
      http: { port: 0, cors_origins: ["https://app.example.com"] }
      auth: { jwt: { secret: "%1$s" } }
      files: { max_size: 32MiB }
      collections:
        employees: {}
        cities: {}
        badges: {}
        hostile: {}
        large: {}
        strict:
          schema:
            type: object
            required: [name]
            properties:
              name: { type: string }
              salary: { type: number, minimum: 0 }
              address: { type: object, properties: { zip: { type: string } } }
        sessions: { versioning: { enabled: false } }
        recent: { versioning: { max_versions: 3 } }
        staff: {}
        people: { schema: %4$s }
        reports: {}
      roles: { manager: { inherits: [employee] } }
      policies:
        employees: %2$s
        cities: %2$s
        badges: { admin: { actions: [read] } }
        hostile: %2$s
        large: %2$s
        strict: %2$s
        sessions: %2$s
        recent: %2$s
        staff: %3$s
        people: %5$s
        reports: %6$s
        spaces: %2$s
        workbooks: %2$s
        sheets: %2$s
        records: %7$s
        documents: %2$s
        files: %2$s
        users: %2$s
        actions: %2$s
        jobs: %2$s
        _audit: { admin: { actions: [read] }, auditor: { actions: [read] } }
      """
          .formatted(
              Jwt.SECRET,
              line(POLICY),
              line(Permissions.STAFF),
              line(Permissions.PERSON),
              line(Permissions.PEOPLE),
              line(Permissions.REPORTS),
              line(SHOWN_TO_GUESTS));

  private final TestDatabase database;
  private final Service service;
  private final HttpClient http = Caller.client();

  private Installation(TestDatabase database, Service service) {
    this.database = database;
    this.service = service;
  }

  static Installation start() {
    return start(CONFIGURATION);
  }

  static Installation start(String configuration) {
    TestDatabase database = TestDatabase.create();
    return new Installation(database, service(configuration, database));
  }

  /** Starts the service on a database that is there. */
  static Service service(String configuration, TestDatabase database) {
    String postgres = "\npostgres: { uri: \"" + database.uri() + "\" }\n";
    try {
      return Service.start(settings(configuration + postgres), Path.of("target"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(String yaml) {
    return yaml.replace("\n", " ");
  }

  private static Settings settings(String yaml) {
    return switch (new SettingsReader(Map.of()).read(yaml, Path.of(""))) {
      case SettingsResult.Valid valid -> valid.settings();
      case SettingsResult.Invalid invalid ->
          throw new IllegalArgumentException(invalid.mistakes().toString());
    };
  }

  URI uri() {
    return service.uri();
  }

  /** What the service runs on: workers on its event bus are deployed there. */
  Vertx vertx() {
    return service.vertx();
  }

  Caller anonymous() {
    return new Caller(http, uri(), null);
  }

  Caller as(String user, String... roles) {
    return anonymous().with(Jwt.of(user, roles));
  }

  Caller admin() {
    return as("ada", "admin");
  }

  /** A new space of the admin's: its path. */
  String space(String content) {
    return made("/spaces", content);
  }

  /** Something new of the admin's in what is at the path: its own path. */
  String made(String collection, String content) {
    Answer created = admin().post(collection, content);
    String path = created.header("Location");
    if (path == null) {
      throw new AssertionError(created);
    }
    return path;
  }

  /** A superuser's connection to its database. */
  Connection postgres() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl());
  }

  /** A document of the admin's that is not there yet: its path. */
  static String newPath(String collection) {
    return "/" + collection + "/" + UUID.randomUUID();
  }

  /** The path of a new document with these versions, made by the admin. */
  String document(String collection, String... contents) {
    String path = made("/" + collection, contents[0]);
    for (int i = 1; i < contents.length; i++) {
      admin().put(path, contents[i]);
    }
    return path;
  }

  @Override
  public void close() {
    http.close();
    service.close();
    database.close();
  }
}
