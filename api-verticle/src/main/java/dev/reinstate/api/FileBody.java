package dev.reinstate.api;

import dev.reinstate.contracts.UploadedFile;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A body that is a file, or a form with one. */
final class FileBody {

  private static final String FORM = "multipart/form-data";

  private final Body body;
  private final @Nullable String name;

  private FileBody(Body body, @Nullable String name) {
    this.body = body;
    this.name = name;
  }

  /**
   * Looks at what can be known before any of it is there.
   *
   * @param nameRequired whether a file without a name is none
   * @throws ProblemException 400
   */
  static FileBody of(Call call, boolean nameRequired) {
    String name = call.query().get("name");
    var file = new FileBody(call.body(), name == null ? null : FileName.checked(name));
    if (!file.isForm()) {
      MediaType.given(call.body().type());
      if (nameRequired && name == null) {
        throw Problems.badRequest("A file must have a name", Details.of("parameter", "name"))
            .exception();
      }
    }
    return file;
  }

  /** Whether the body is larger than any file may be, by what its sender says. */
  boolean isLargerThan(long maxSize) {
    return body.requiredInlet().declaredLength() > maxSize + (isForm() ? FormSink.MAX_AROUND : 0);
  }

  /**
   * Pours the bytes of the file there.
   *
   * @return fails with a {@link ProblemException} when there is no such file in the body
   */
  Future<UploadedFile> pour(FileSink sink) {
    Inlet inlet = body.requiredInlet();
    if (!isForm()) {
      return inlet.pour(sink).map(all -> uploaded(name, MediaType.given(body.type()), sink));
    }
    return Future.succeededFuture()
        .compose(
            start -> {
              var form = new FormSink(body.type(), sink);
              return inlet
                  .pour(form)
                  .map(all -> uploaded(nameIn(form::name), form.mediaType(), sink))
                  .onComplete(over -> form.close());
            });
  }

  private boolean isForm() {
    return body.type().toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private String nameIn(Supplier<String> form) {
    return name == null ? FileName.checked(form.get()) : name;
  }

  private static UploadedFile uploaded(
      @Nullable String name, @Nullable String mediaType, FileSink sink) {
    return new UploadedFile(name, mediaType, sink.size(), sink.sha256());
  }
}
