package dev.reinstate.testing;

import java.util.UUID;

/**
 * A fresh, migrated PostgreSQL database for one test class.
 *
 * <p>All databases of a JVM live in one server, which starts with the first of them and ends with
 * the JVM. Each is a copy of one template, so a further one costs milliseconds. It holds the schema
 * of every owner whose migrations are on the class path. Keep it in a static field:
 *
 * <pre>{@code
 * @AutoClose static final TestDatabase database = TestDatabase.create();
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** Creates a database. Safe to call from any thread. */
  public static TestDatabase create() {
    var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    TestServer.get().execute("create database " + name + " template " + TestServer.TEMPLATE);
    return new TestDatabase(name);
  }

  /** Where it is: {@code postgresql://user:password@host:port/database}. */
  public String uri() {
    return TestServer.get().uri(name);
  }

  /** The same place for JDBC: {@code jdbc:postgresql://host:port/database?user=...}. */
  public String jdbcUrl() {
    return TestServer.get().jdbcUrl(name);
  }

  /** Drops the database, cutting whatever connections are still open. */
  @Override
  public void close() {
    TestServer.get().execute("drop database if exists " + name + " with (force)");
  }
}
