package dev.reinstate.launcher.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String text) {

  private static final List<String> SYSTEM_FIELDS =
      List.of("_id", "_version", "created_at", "created_by", "updated_at", "updated_by");

  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  public JsonNode json() {
    return Json.of(text);
  }

  /** Of a document: {@code _version}. */
  public int version() {
    return json().path("_version").intValue();
  }

  /** Of a document: all but its system fields. */
  public JsonNode content() {
    ObjectNode document = (ObjectNode) json();
    return document.remove(SYSTEM_FIELDS);
  }

  /** Of an error: {@code error.code}. */
  public String code() {
    return json().path("error").path("code").asText();
  }

  /** Of an error: {@code error.message}. */
  public String message() {
    return json().path("error").path("message").asText();
  }

  /** Of an error: {@code error.details}. */
  public JsonNode details() {
    return json().path("error").path("details");
  }

  /** Status and code of an error, such as {@code 404 DOCUMENT_NOT_FOUND}. */
  public String outcome() {
    return status < 400 ? String.valueOf(status) : status + " " + code();
  }

  /** Of an array: the values that stand at {@code field} of its elements. */
  public List<String> column(String field) {
    return column(json(), field);
  }

  /** The values that stand at {@code field} of the elements of an array. */
  public static List<String> column(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.path(field).asText())
        .toList();
  }

  @Override
  public String toString() {
    return status + " " + text;
  }
}
