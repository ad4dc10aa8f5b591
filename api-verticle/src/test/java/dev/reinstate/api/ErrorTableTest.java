package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.SchemaError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal as its caller sees it. */
class ErrorTableTest {

  private static final DocumentKey EMP = new DocumentKey("default", "employees", "emp_1");
  private static final List<SchemaError> ERRORS =
      List.of(new SchemaError("salary", "must be a number"));

  @ParameterizedTest
  @MethodSource("refusals")
  void eachRefusalHasItsStatusAndShape(Refusal refusal, int status, String error) {
    Answer answer = Answer.of(Problems.of(refusal, operation("restoreDocument")));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().toString())
        .isEqualTo("{\"error\":" + error.replace('\'', '"').replace('\u2019', '\'') + "}");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        row(
            new Refusal.InvalidRequest("No", Map.of("field", "a")),
            400,
            "{'code':'BAD_REQUEST','message':'No','details':{'field':'a'}}"),
        row(
            new Refusal.HookRejected("check", "not now", null),
            400,
            "{'code':'BAD_REQUEST','message':'not now','details':{'hook':'check'}}"),
        row(
            new Refusal.HookRejected("check", "not now", 3),
            400,
            "{'code':'BAD_REQUEST','message':'not now','details':{'hook':'check','index':3}}"),
        row(
            new Refusal.HookFailed("check", null),
            500,
            "{'code':'INTERNAL_ERROR','message':'Failed to restore document',"
                + "'details':{'hook':'check'}}"),
        row(
            new Refusal.CollectionNotFound("employees"),
            404,
            "{'code':'COLLECTION_NOT_FOUND','message':'Collection not found',"
                + "'details':{'collection':'employees'}}"),
        row(
            new Refusal.DocumentNotFound(EMP),
            404,
            "{'code':'DOCUMENT_NOT_FOUND','message':'Document not found',"
                + "'details':{'collection':'employees','id':'emp_1'}}"),
        row(
            new Refusal.DocumentNotFound(DocumentKey.ofSpace("crm")),
            404,
            "{'code':'SPACE_NOT_FOUND','message':'Space not found','details':{'space':'crm'}}"),
        row(
            new Refusal.VersionNotFound(EMP, 99),
            404,
            "{'code':'VERSION_NOT_FOUND','message':'Version not found',"
                + "'details':{'collection':'employees','id':'emp_1','version':99}}"),
        row(
            new Refusal.NotFound("No such entry"),
            404,
            "{'code':'NOT_FOUND','message':'No such entry'}"),
        row(
            new Refusal.EventsGone(),
            410,
            "{'code':'GONE','message':'The events after this one are no longer kept'}"),
        row(
            new Refusal.AlreadyExists(EMP, null),
            409,
            "{'code':'RESOURCE_EXISTS','message':'A document with this id exists',"
                + "'details':{'collection':'employees','id':'emp_1'}}"),
        row(
            new Refusal.AlreadyExists(EMP, 3),
            409,
            "{'code':'RESOURCE_EXISTS','message':'A document with this id exists',"
                + "'details':{'collection':'employees','id':'emp_1','index':3}}"),
        row(
            new Refusal.Conflict(EMP),
            409,
            "{'code':'CONFLICT','message':'The document was changed by others meanwhile',"
                + "'details':{'collection':'employees','id':'emp_1'}}"),
        row(
            new Refusal.IdempotencyKeyInUse(),
            409,
            "{'code':'CONFLICT',"
                + "'message':'An earlier request with this idempotency key is still running'}"),
        row(
            new Refusal.PreconditionFailed(EMP, 5),
            412,
            "{'code':'PRECONDITION_FAILED','message':'The document has another version',"
                + "'details':{'collection':'employees','id':'emp_1','version':5}}"),
        row(
            new Refusal.SchemaViolated(ERRORS, null),
            422,
            "{'code':'SCHEMA_VALIDATION_ERROR',"
                + "'message':'The document does not fit the collection\u2019s schema',"
                + "'details':{'errors':[{'field':'salary','message':'must be a number'}]}}"),
        row(
            new Refusal.SchemaViolated(ERRORS, 2),
            422,
            "{'code':'SCHEMA_VALIDATION_ERROR',"
                + "'message':'The document does not fit the collection\u2019s schema','details':"
                + "{'errors':[{'field':'salary','message':'must be a number'}],'index':2}}"),
        row(
            new Refusal.IdempotencyKeyReused(),
            422,
            "{'code':'IDEMPOTENCY_KEY_REUSED',"
                + "'message':'This idempotency key was used for another request'}"),
        row(
            new Refusal.Failed("database connection lost"),
            500,
            "{'code':'INTERNAL_ERROR','message':'Failed to restore document',"
                + "'details':{'error':'database connection lost'}}"),
        row(
            new Refusal.VersioningNotEnabled(),
            501,
            "{'code':'VERSIONING_NOT_ENABLED','message':'Versioning is not enabled'}"),
        row(
            new Refusal.Unavailable("no restore worker"),
            503,
            "{'code':'SERVICE_UNAVAILABLE','message':'no restore worker'}"));
  }

  @Test
  void whoMayNotIsToldTheActionAndTheCollectionAndNothingMore() {
    Problem problem =
        Problems.of(
            new Refusal.Forbidden(Action.RESTORE, "employees"), operation("restoreDocument"));

    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.code()).isEqualTo("FORBIDDEN");
    assertThat(problem.message()).isEqualTo("You don't have permission to restore this document");
    assertThat(problem.details()).isEqualTo(Map.of("action", "restore", "collection", "employees"));
  }

  @Test
  void whoMayNotListIsToldSoInThePlural() {
    Problem problem =
        Problems.of(new Refusal.Forbidden(Action.READ, "employees"), operation("listDocuments"));

    assertThat(problem.message()).isEqualTo("You don't have permission to read these documents");
  }

  @ParameterizedTest
  @CsvSource({
    "READ, readSpace, read this space",
    "READ, listSpaceVersions, read this space",
    "READ, listSpaces, read these spaces",
    "CREATE, createDocument, create this space",
  })
  void whoMayNotDoThatWithSpacesIsToldSo(Action action, String operation, String what) {
    Problem problem = Problems.of(new Refusal.Forbidden(action, "spaces"), operation(operation));

    assertThat(problem.message()).isEqualTo("You don't have permission to " + what);
  }

  @Test
  void whoMayNotReadTheAuditTrailIsToldSo() {
    Problem problem =
        Problems.of(new Refusal.Forbidden(Action.READ, "_audit"), operation("exportAuditEntries"));

    assertThat(problem.message()).isEqualTo("You don't have permission to read the audit trail");
    assertThat(problem.details()).isEqualTo(Map.of("action", "read", "collection", "_audit"));
  }

  @ParameterizedTest
  @CsvSource({
    "READ, listHooks, read the hooks",
    "READ, listDeliveries, read the hooks",
    "UPDATE, retryDelivery, update the hooks",
    "UPDATE, replayDeliveries, update the hooks",
  })
  void whoMayNotDoThatWithHooksIsToldSo(Action action, String operation, String what) {
    Problem problem = Problems.of(new Refusal.Forbidden(action, "_hooks"), operation(operation));

    assertThat(problem.message()).isEqualTo("You don't have permission to " + what);
    assertThat(problem.details())
        .isEqualTo(Map.of("action", action.word(), "collection", "_hooks"));
  }

  @Test
  void whatMaySucceedLaterSaysWhen() {
    Problem problem = Problems.of(new Refusal.Unavailable("busy"), operation("restoreDocument"));

    assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "1"));
  }

  static Operation operation(String id) {
    return OpenApiDocument.load().operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Quotes are single ones, and an apostrophe a typographic one, to keep the table readable. */
  private static Arguments row(Refusal refusal, int status, String error) {
    return Arguments.of(refusal, status, error);
  }
}
