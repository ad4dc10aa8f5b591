package dev.reinstate.api;

import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.Document;
import io.vertx.core.Future;
import java.util.List;

/** Makes a file of the bytes in the body. */
final class UploadFileRoute implements Route {

  private final Uploads uploads;

  UploadFileRoute(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Answer> handle(Call call) {
    FileBody body = FileBody.of(call, true);
    var begin =
        new BeginUpload(call.context(), WriteHeaders.creation(call), call.space(), null, List.of());
    return uploads.take(call, body, begin, document -> created(begin.space(), document));
  }

  private static Answer created(String space, Document document) {
    return DocumentJson.answer(201, document)
        .with(
            "Location",
            "/spaces/" + space + "/" + Component.FILES.collection() + "/" + document.id());
  }
}
