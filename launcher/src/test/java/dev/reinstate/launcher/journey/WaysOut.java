package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that somebody can ask in the hope of seeing something of a document. */
final class WaysOut {

  private static final String[] JSON_PATCH = {"Content-Type", "application/json-patch+json"};
  private static final List<String> POINTERS =
      List.of("", "/a", "/b", "/o", "/o/x", "/o/z", "/o/z/k", "/l", "/l/0", "/l/0/v", "/q/x.y");
  private static final List<String> MERGE_PATCHES =
      List.of(
          "{\"b\":\"" + "b".repeat(61) + "\"}",
          "{\"o\":{\"x\":\"" + "x".repeat(61) + "\"}}",
          "{\"a\":\"boom\"}",
          "{\"l\":[{\"v\":1}]}",
          "{\"o\":{\"z\":null}}",
          "{\"o\":5}");

  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

  private WaysOut() {}

  /** What writes nothing. */
  static Stream<Answer> read(Caller caller, String collection, String id, String at) {
    String path = collection + "/" + id;
    Stream<String> targets =
        Stream.of(
            path,
            path + "?at=" + at,
            path + "/versions",
            path + "/versions/1",
            path + "/versions/2",
            path + "/versions/3",
            path + "/diff/1/3",
            path + "/diff/3/1",
            path + "/restore/1",
            path + "/restore/3",
            collection + "?_id=" + id,
            collection + "?_fields=a,o.x,l.v,q&_id=" + id);
    Stream<Answer> patches =
        Stream.of(path + "/diff/1/3", path + "/diff/3/2")
            .map(diff -> caller.get(diff, "Accept", "application/json-patch+json"));
    return Stream.concat(targets.map(target -> caller.get(target)), patches);
  }

  /** What tells something of the documents that it finds, or of their order. */
  static Stream<Answer> search(Caller caller, String collection, String id) {
    return GeneratedRole.PATHS.stream()
        .map(path -> URLEncoder.encode(GeneratedRole.dotted(path), UTF_8))
        .flatMap(path -> Stream.of("_sort=" + path, path + "%5Bne%5D=1"))
        .map(query -> caller.get(collection + "?_id=" + id + "&" + query));
  }

  /** What the audit trail tells of the document; all of its entries are there. */
  static Stream<Answer> audit(Caller caller, String collection, String id) {
    String query = "?collection=" + collection.substring(1) + "&document_id=" + id;
    Answer list = caller.get("/_audit" + query);
    Stream<String> single =
        Answer.column(list.json().path("data"), "seq").stream().map(seq -> "/" + seq);
    return Stream.concat(
        Stream.of(list),
        Stream.concat(Stream.of("/export" + query), single)
            .map(target -> caller.get("/_audit" + target)));
  }

  /** What the event stream tells of the document, from one of its positions up to a mark. */
  static Stream<Answer> events(Caller caller, String id, String position, String mark) {
    try (EventFeed feed = EventFeed.open(caller, "", position)) {
      return feed.awaitEvent(event -> event.isOf(mark)).stream()
          .filter(event -> event.isOf(id))
          .map(event -> event.json().toString())
          .map(json -> new Answer(200, NO_HEADERS, json))
          .toList()
          .stream();
    }
  }

  /** What changes the document, if it is accepted. */
  static Stream<Answer> write(Caller caller, String path) {
    Stream<Function<String, String>> operations =
        Stream.of(
            pointer -> "{\"op\":\"test\",\"path\":\"%s\",\"value\":1}".formatted(pointer),
            pointer -> "{\"op\":\"copy\",\"from\":\"%s\",\"path\":\"/seen\"}".formatted(pointer),
            pointer -> "{\"op\":\"move\",\"from\":\"%s\",\"path\":\"/found\"}".formatted(pointer));
    Stream<Answer> patched =
        operations
            .flatMap(operation -> POINTERS.stream().map(operation))
            .map(operation -> caller.patch(path, "[" + operation + "]", JSON_PATCH));
    return Stream.concat(patched, MERGE_PATCHES.stream().map(patch -> caller.patch(path, patch)));
  }
}
