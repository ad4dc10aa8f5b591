package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes and OpenAPI document hold together. */
class RouterTest {

  private static final List<Operation> OPERATIONS = OpenApiDocument.load().operations();

  private final Router router = new Router(OPERATIONS, routes());

  @ParameterizedTest
  @CsvSource({
    "GET, /employees, listDocuments",
    "HEAD, /employees, listDocuments",
    "POST, /employees, createDocument",
    "POST, /employees/batch, createDocuments",
    "GET, /employees/batch, readDocument",
    "GET, /employees/emp_1, readDocument",
    "PUT, /employees/emp_1, replaceDocument",
    "PATCH, /employees/emp_1, patchDocument",
    "DELETE, /employees/emp_1, deleteDocument",
    "GET, /employees/emp_1/versions, listVersions",
    "GET, /employees/emp_1/versions/2, readVersion",
    "GET, /employees/emp_1/versions/, readVersion",
    "GET, /employees/versions/versions/versions, readVersion",
    "GET, /employees/emp_1/diff/1/2, diffVersions",
    "GET, /employees/emp_1/restore/2, previewRestore",
    "POST, /employees/emp_1/restore/abc, restoreDocument",
    "GET, /spaces, listSpaces",
    "POST, /spaces, createSpace",
    "GET, /spaces/s, readSpace",
    "PATCH, /spaces/s, patchSpace",
    "DELETE, /spaces/s, deleteSpace",
    "GET, /spaces/s/versions, listSpaceVersions",
    "GET, /spaces/s/versions/2, readSpaceVersion",
    "GET, /spaces/s/diff/1/2, diffSpaceVersions",
    "POST, /spaces/s/users/u/token, inviteGuest",
    "GET, /spaces/s/employees, listDocuments",
    "POST, /spaces/s/employees, createDocument",
    "POST, /spaces/s/employees/batch, createDocuments",
    "GET, /spaces/s/employees/versions, readDocument",
    "GET, /spaces/s/employees/restore/versions, listVersions",
    "POST, /spaces/s/records/r/restore/abc, restoreDocument",
    "GET, /spaces/versions/versions/versions, readSpaceVersion",
    "GET, /_audit, listAuditEntries",
    "GET, /_audit/7, readAuditEntry",
    "GET, /_audit/abc, readAuditEntry",
    "GET, /_audit/export, exportAuditEntries",
    "GET, /_audit/head, readAuditHead",
    "GET, /_audit/verify, verifyAudit",
    "GET, /_events, readEvents",
    "GET, /_hooks, listHooks",
    "GET, /_hooks/deliveries, listDeliveries",
    "POST, /_hooks/deliveries/7/retry, retryDelivery",
    "POST, /_hooks/deliveries/abc/retry, retryDelivery",
    "POST, /_hooks/deliveries/replay/retry, retryDelivery",
    "POST, /_hooks/deliveries/replay, replayDeliveries",
    "GET, /_metrics, readMetrics",
    "GET, /_health/live, readLiveness",
    "GET, /_health/ready, readReadiness",
    "GET, /_openapi.json, readOpenApiJson",
    "GET, /_openapi.yaml, readOpenApiYaml",
  })
  void eachOperationIsFound(String method, String path, String operation) {
    var entry = router.find(HttpMethod.valueOf(method), PathTemplate.split(path));

    assertThat(entry).extracting(found -> found.operation().id()).isEqualTo(operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/_health",
        "/_health/x",
        "/_x/y",
        "/_audit/7/x",
        "/_hooks/notify",
        "/_hooks/deliveries/7",
        "/_hooks/deliveries/7/x",
        "/spaces/s/",
        "/spaces/s/diff",
        "/spaces/s/spaces",
        "/spaces/s/_audit",
        "/spaces/s/versions/1/versions",
        "/spaces/s/history/1/restore/2",
        "/spaces/s/restores/1/versions",
        "/spaces/s/employees/e/token",
        "/a/b/c",
        "/a/b/c/"
      })
  void nothingElseIsFound(String path) {
    assertThat(router.at(PathTemplate.split(path))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spaces/s/versions", "/spaces/s/versions/2", "/spaces/s/diff/1/2"})
  void aWordOfTheServiceIsNoCollectionOfASpace(String path) {
    assertThat(router.at(PathTemplate.split(path)))
        .isNotEmpty()
        .allMatch(operation -> operation.method().equals(HttpMethod.GET));
  }

  @Test
  void anOperationWithoutARouteFailsTheStart() {
    Map<String, Route> routes = routes();
    routes.remove("restoreDocument");

    assertThatThrownBy(() -> new Router(OPERATIONS, routes))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRouteWithoutAnOperationFailsTheStart() {
    Map<String, Route> routes = routes();
    routes.put("forgetDocument", RouterTest::nothing);

    assertThatThrownBy(() -> new Router(OPERATIONS, routes))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Map<String, Route> routes() {
    Map<String, Route> routes = new HashMap<>();
    OPERATIONS.forEach(operation -> routes.put(operation.id(), RouterTest::nothing));
    return routes;
  }

  private static Future<Answer> nothing(Call call) {
    return Future.succeededFuture(Answer.json(200, Buffer.buffer()));
  }
}
