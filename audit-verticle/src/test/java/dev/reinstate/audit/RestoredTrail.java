package dev.reinstate.audit;

/** A trail with a restored space in it. */
final class RestoredTrail {
  private RestoredTrail() {}

  /**
   * Entries 1 to 6 make emp_1 to emp_3, change emp_1, delete emp_2 and make emp_4; entry 7 brings
   * the space back to before the last three, as op-1; entry 8 changes emp_3.
   */
  static void make(AuditFixture service) {
    service.commit("emp_1", "{\"salary\": 1}");
    service.commit("emp_2", "{\"salary\": 2}");
    service.commit("emp_3", "{\"salary\": 3}");
    String moment = service.now();
    service.commit("emp_1", "{\"salary\": 10}");
    service.commit("emp_2", null);
    service.commit("emp_4", "{\"salary\": 4}");
    service.restoreSpace(moment, "op-1");
    service.commit("emp_3", "{\"salary\": 30}");
    service.append();
  }
}
