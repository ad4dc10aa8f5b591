package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VerifyAudit;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Has the audit trail recomputed. That can take minutes, for which no connection stays open in
 * silence: so when it is not done soon, the answer begins, with spaces, to which JSON is
 * indifferent.
 */
final class VerifyAuditRoute implements Route {

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final Bus bus;
  private final Duration silence;

  VerifyAuditRoute(Vertx vertx, Bus bus) {
    this(vertx, bus, SILENCE);
  }

  VerifyAuditRoute(Vertx vertx, Bus bus, Duration silence) {
    this.vertx = vertx;
    this.bus = bus;
    this.silence = silence;
  }

  @Override
  public Future<Answer> handle(Call call) {
    var command = new VerifyAudit(call.context(), KnownHeadQuery.parse(call.query()));
    Future<Reply<AuditVerification>> reply = bus.request(Addresses.VERIFY_AUDIT, command, TIMEOUT);
    Promise<Answer> answer = Promise.promise();
    long late =
        vertx.setTimer(
            silence.toMillis(),
            now ->
                answer.tryComplete(
                    Answer.streamed(call.answerType(), outlet -> bridge(outlet, reply))));
    reply
        .map(outcome -> answer(call, outcome))
        .onComplete(outcome -> vertx.cancelTimer(late))
        .onSuccess(answer::tryComplete)
        .onFailure(answer::tryFail);
    return answer.future();
  }

  /** Says nothing, aloud, until there is something to say. */
  private void bridge(Outlet outlet, Future<Reply<AuditVerification>> reply) {
    outlet.write(Buffer.buffer(" "));
    long spaces = vertx.setPeriodic(silence.toMillis(), now -> outlet.write(Buffer.buffer(" ")));
    outlet.onGone(() -> vertx.cancelTimer(spaces));
    reply.onComplete(
        outcome -> {
          vertx.cancelTimer(spaces);
          if (outcome.result() instanceof Done<AuditVerification>(var result, var replayed)) {
            outlet.write(json(result)).onSuccess(taken -> outlet.end());
          } else {
            outlet.cut();
          }
        });
  }

  private static Answer answer(Call call, Reply<AuditVerification> reply) {
    return switch (reply) {
      case Refused<AuditVerification>(var refusal) ->
          Answer.of(Problems.of(refusal, call.operation()));
      case Done<AuditVerification>(var result, var replayed) -> Answer.json(200, json(result));
    };
  }

  private static Buffer json(AuditVerification result) {
    return JsonBuffer.of(json -> write(json, result));
  }

  private static void write(JsonGenerator json, AuditVerification result) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("valid", result.valid());
    json.writeNumberField("entries", result.entries());
    Problem problem = result.problem();
    if (problem != null) {
      json.writeObjectFieldStart("problem");
      json.writeNumberField("seq", problem.seq());
      json.writeStringField("kind", problem.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
