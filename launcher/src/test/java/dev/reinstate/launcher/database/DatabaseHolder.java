package dev.reinstate.launcher.database;

import java.nio.file.Path;

/** Starts the database of a directory, says where it is, and keeps it until it is killed. */
final class DatabaseHolder {

  private DatabaseHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
      System.out.println(database.pid());
      System.out.println(database.uri());
      Thread.currentThread().join();
    }
  }
}
