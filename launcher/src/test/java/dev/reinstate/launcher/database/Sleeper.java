package dev.reinstate.launcher.database;

/** A program that has nothing to do with PostgreSQL. */
final class Sleeper {

  private Sleeper() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("asleep");
    Thread.currentThread().join();
  }
}
