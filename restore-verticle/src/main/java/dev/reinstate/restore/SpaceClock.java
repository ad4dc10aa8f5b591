package dev.reinstate.restore;

/** The time in a space. */
final class SpaceClock {
  private SpaceClock() {}

  /**
   * SQL for now, by the clock of the database: but never before what has happened in the space, so
   * that whatever was once now is no future after the clock was set back.
   *
   * @param space SQL for its name
   */
  static String now(String space) {
    return """
    greatest(
      clock_timestamp(),
      (select floor from space where space = %1$s),
      (select updated_at from version where space = %1$s and action <> 'snapshot' order by updated_at desc limit 1)
    )\
    """
        .formatted(space);
  }
}
