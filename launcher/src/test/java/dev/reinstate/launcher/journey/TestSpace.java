package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A new space with a workbook {@code w}, its sheet {@code s}, the records {@code a}, {@code b} and
 * {@code c} of that, and the documents {@code d1}, {@code d2} and {@code d3}, in this order.
 *
 * @param admin who has made it and may do everything with it
 * @param path of the space
 */
record TestSpace(Caller admin, String path) {

  private static final List<String> COLLECTIONS =
      List.of("workbooks", "sheets", "records", "documents", "users", "actions");
  private static final List<String> OF_THE_HEAD = List.of("_version", "updated_at", "updated_by");

  static TestSpace create(Installation installation) {
    TestSpace space =
        new TestSpace(installation.admin(), installation.space("{\"name\":\"as it was\"}"));
    space.create("workbooks", "w", "{\"name\":\"book\"}");
    space.create("sheets", "s", "{\"workbook_id\":\"w\",\"name\":\"sheet\"}");
    for (String id : List.of("a", "b", "c")) {
      space.create("records", id, "{\"sheet_id\":\"s\",\"values\":{\"n\":1.10}}");
    }
    for (String id : List.of("d1", "d2", "d3")) {
      space.create("documents", id, "{\"title\":\"" + id + "\"}");
    }
    return space;
  }

  String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Creates a document by POST: the moment at which it was there. */
  String create(String collection, String id, String content) {
    return create(admin, collection, id, content);
  }

  String create(Caller caller, String collection, String id, String content) {
    String body = content.replaceFirst("\\{", "{\"_id\":\"" + id + "\",");
    return moment(caller.post(path + "/" + collection, body.replace(",}", "}")));
  }

  /** Changes a record: the moment at which it was changed. */
  String change(String id, String values, String... headers) {
    return moment(
        admin.patch(path + "/records/" + id, "{\"values\":{\"n\":" + values + "}}", headers));
  }

  /**
   * A change of each kind, and one that is taken back: {@code a} has another value, {@code b} is
   * deleted, {@code c} is as it was, {@code e} is new, and the space has another name. Without
   * {@code d1} and with a new one, documents would be listed in another order.
   */
  void changeThings() {
    change("a", "2");
    admin.delete(path + "/records/b");
    change("c", "2");
    change("c", "1.10");
    create("records", "e", "{\"sheet_id\":\"s\"}");
    admin.delete(path + "/documents/d1");
    admin.patch(path, "{\"name\":\"changed\"}");
  }

  /** A moment at which everything is as it is now. */
  String now() {
    JsonNode newest = admin.get(path + "/history?_limit=1").json().path(0);
    return newest.path("updated_at").asText();
  }

  /** All that is in it, in the order of creation, and the space itself. */
  ArrayNode state() {
    ArrayNode state = JsonNodeFactory.instance.arrayNode();
    for (String collection : COLLECTIONS) {
      Answer page = admin.get(path + "/" + collection + "?_limit=1000");
      page.json().path("data").forEach(document -> state.add(withoutHead(document)));
    }
    ObjectNode space = withoutHead(admin.get(path).json());
    return state.add(space.without("earliest_restorable"));
  }

  Answer preview(String at, String... parameters) {
    return admin.get(path + "/restore?dateTime=" + encoded(at) + and(parameters));
  }

  Answer restore(String at) {
    return admin.post(path + "/restore?dateTime=" + encoded(at));
  }

  Answer restore(String at, String body, String... headers) {
    return admin.post(path + "/restore?dateTime=" + encoded(at), body, headers);
  }

  /** The versions of a document, newest first. */
  JsonNode versions(String collection, String id) {
    return admin.get(path + "/" + collection + "/" + id + "/versions").json();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String and(String... parameters) {
    return parameters.length == 0 ? "" : "&" + String.join("&", parameters);
  }

  private static ObjectNode withoutHead(JsonNode document) {
    return ((ObjectNode) document.deepCopy()).without(OF_THE_HEAD);
  }

  private static String moment(Answer changed) {
    assertThat(changed.status()).as("%s", changed).isIn(200, 201);
    return changed.json().path("updated_at").asText();
  }
}
