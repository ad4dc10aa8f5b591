package dev.reinstate.api;

import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.DocumentKey;
import io.vertx.core.Future;
import java.util.List;

/** Gives a file the bytes in the body. */
final class ReplaceFileContentRoute implements Route {

  private static final String HEADER = "If-Match";

  private final Uploads uploads;

  ReplaceFileContentRoute(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Answer> handle(Call call) {
    FileBody body = FileBody.of(call, false);
    DocumentKey file = call.document();
    var begin =
        new BeginUpload(
            call.context(), WriteHeaders.change(call), file.space(), file.id(), hashes(call));
    return uploads.take(call, body, begin, document -> DocumentJson.answer(200, document));
  }

  /** The tag of the bytes is as good as that of the document. */
  private static List<String> hashes(Call call) {
    String tags = call.headers().list(HEADER);
    return tags == null ? List.of() : EntityTags.parse(HEADER, tags).hashes();
  }
}
