package dev.reinstate.api;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.FileContent;
import dev.reinstate.contracts.ReadFileContent;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends the bytes of a file, or some of them. Nothing in them is believed: whatever they are, a
 * browser is to save them and not to run them here.
 */
final class ReadFileContentRoute implements Route {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final Places places;

  /**
   * @param places for downloads in this process: each holds a chunk
   */
  ReadFileContentRoute(Bus bus, Places places) {
    this.bus = bus;
    this.places = places;
  }

  @Override
  public Future<Answer> handle(Call call) {
    Conditional.check(call);
    String version = call.query().get("version");
    var command =
        new ReadFileContent(
            call.context(), call.document(), version == null ? null : VersionNumber.parse(version));
    return places.hold(
        () ->
            bus.request(Addresses.READ_FILE_CONTENT, command, TIMEOUT)
                .map(reply -> BusCaller.answer(call, reply, content -> answer(call, content))));
  }

  private Answer answer(Call call, FileContent content) {
    String known = call.headers().list("If-None-Match");
    if (known != null && EntityTags.parse("If-None-Match", known).matches(content.sha256())) {
      return new Answer(304, "", Map.of("ETag", EntityTags.of(content.sha256())), Buffer.buffer());
    }
    return switch (range(call, content)) {
      case ByteRange.Whole() -> sent(call, 200, content, 0, content.size());
      case ByteRange.Part(long first, long last) ->
          sent(call, 206, content, first, last + 1)
              .with("Content-Range", "bytes " + first + "-" + last + "/" + content.size());
      case ByteRange.Unsatisfiable() -> Answer.of(Problems.rangeNotSatisfiable(content.size()));
    };
  }

  /** Who has a part of other bytes, or does not say of which, gets all. */
  private static ByteRange range(Call call, FileContent content) {
    String onlyOf = call.headers().single("If-Range");
    boolean asked =
        call.target().method().equals(HttpMethod.GET)
            && (onlyOf == null || onlyOf.strip().equals(EntityTags.of(content.sha256())));
    return asked
        ? ByteRange.parse(call.headers().list("Range"), content.size())
        : new ByteRange.Whole();
  }

  private Answer sent(Call call, int status, FileContent content, long from, long to) {
    String requestId = call.context().requestId();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Length", Long.toString(to - from));
    headers.put("Content-Disposition", ContentDisposition.attachment(content.name()));
    headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", EntityTags.of(content.sha256()));
    return new Answer(
        status,
        MediaType.sent(content.mediaType()),
        headers,
        Buffer.buffer(),
        outlet -> new Download(bus, outlet, requestId, content.bytes(), from, to).run(),
        /* code= */ null,
        () -> {});
  }
}
