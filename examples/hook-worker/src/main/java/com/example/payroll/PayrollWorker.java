package com.example.payroll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.CommittedChange;
import dev.reinstate.worker.HookWorker;
import dev.reinstate.worker.PreHookAnswer;
import dev.reinstate.worker.PreHookRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at salaries before they change, and keeps the sum of them after they have. */
public final class PayrollWorker extends VerticleBase {

  /** Where it is asked: by {@code pre_create} and {@code pre_update} of employees. */
  public static final String CHECK = "workers.payroll.check";

  /** Where it is told: by {@code post_create}, {@code post_update} and {@code post_delete}. */
  public static final String TOLD = "workers.payroll.told";

  private final Map<String, Salary> salaries = new ConcurrentHashMap<>();
  private HookWorker worker;

  @Override
  public Future<?> start() {
    worker = HookWorker.on(vertx).answer(CHECK, PayrollWorker::check).consume(TOLD, this::take);
    return worker.ready();
  }

  @Override
  public Future<?> stop() {
    return worker.close();
  }

  /** What all salaries come to. */
  public BigDecimal sum() {
    return salaries.values().stream().map(Salary::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Decides and does nothing else: the change can still be rejected by somebody else. */
  private static PreHookAnswer check(PreHookRequest request) {
    ObjectNode employee = request.after();
    if (employee.path("salary").decimalValue().signum() < 0) {
      return PreHookAnswer.reject("salary must not be negative");
    }
    if (employee.path("salary").isNumber() && !employee.has("currency")) {
      return PreHookAnswer.accept(employee.put("currency", "EUR"));
    }
    return PreHookAnswer.accept();
  }

  /**
   * A change may be told twice, late, and, as three hooks lead here, before an older one of another
   * hook. So only what is newer counts, and who is gone is not forgotten.
   */
  private void take(CommittedChange change) {
    ObjectNode employee = change.after();
    BigDecimal amount = employee == null ? BigDecimal.ZERO : employee.path("salary").decimalValue();
    salaries.merge(
        change.space() + "/" + change.documentId(),
        new Salary(change.version(), amount),
        (known, told) -> told.version() > known.version() ? told : known);
  }

  /** What somebody earns since this version of him; nothing, once he is gone. */
  private record Salary(int version, BigDecimal amount) {}
}
