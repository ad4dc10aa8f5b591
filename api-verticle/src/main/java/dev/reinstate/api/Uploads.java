package dev.reinstate.api;

import dev.reinstate.contracts.AbandonUpload;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.Upload;
import dev.reinstate.contracts.UploadedFile;
import dev.reinstate.contracts.WriteOptions;
import dev.reinstate.platform.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes files in: announces each, hands its bytes on as they come, and has them made a file of. One
 * that does not get that far is given up at once.
 */
final class Uploads {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final Places places;

  /**
   * @param places for uploads in this process: each holds a few chunks
   */
  Uploads(Bus bus, Places places) {
    this.bus = bus;
    this.places = places;
  }

  /**
   * Takes one in.
   *
   * @param begin announces it
   * @param answer makes the answer of the document of the file
   * @return fails with a {@link ProblemException} as {@link Places#hold} and as the body is bad
   */
  Future<Answer> take(
      Call call, FileBody body, BeginUpload begin, Function<Document, Answer> answer) {
    return places.hold(
        () -> take(call, body, begin).map(reply -> BusCaller.answer(call, reply, answer)));
  }

  private Future<Reply<Document>> take(Call call, FileBody body, BeginUpload begin) {
    return ask(Addresses.BEGIN_UPLOAD, begin)
        .compose(
            reply ->
                switch (reply) {
                  case Refused<Upload>(var refusal) ->
                      Future.succeededFuture(new Refused<>(refusal));
                  case Done<Upload>(Upload upload, var replayed) -> take(call, body, begin, upload);
                });
  }

  private Future<Reply<Document>> take(Call call, FileBody body, BeginUpload begin, Upload upload) {
    return Future.succeededFuture()
        .compose(begun -> pour(call, body, upload))
        .compose(file -> complete(begin, upload, file))
        .onComplete(
            result -> {
              if (!(result.result() instanceof Done<Document>(var document, var replayed))
                  || replayed) {
                ask(Addresses.ABANDON_UPLOAD, new AbandonUpload(upload.number()));
              }
            });
  }

  private Future<UploadedFile> pour(Call call, FileBody body, Upload upload) {
    if (body.isLargerThan(upload.maxSize())) {
      throw Problems.payloadTooLarge(upload.maxSize()).exception();
    }
    FileSink.Store store =
        (place, chunk) ->
            ask(Addresses.APPEND_CHUNK, new AppendChunk(upload.number(), place, chunk))
                .map(reply -> done(call, reply))
                .mapEmpty();
    return body.pour(new FileSink(upload.maxSize(), store, call.body().requiredInlet().pace()));
  }

  private Future<Reply<Document>> complete(BeginUpload begin, Upload upload, UploadedFile file) {
    WriteOptions options = options(begin.options(), upload.head(), file);
    return ask(
        Addresses.COMPLETE_UPLOAD,
        new CompleteUpload(
            begin.context(), options, begin.space(), begin.id(), upload.number(), file));
  }

  /** A condition that was met by the head is kept by it alone. */
  private static WriteOptions options(
      WriteOptions begun, @Nullable Integer head, UploadedFile file) {
    Precondition precondition = begun.precondition();
    IdempotencyKey key = begun.idempotencyKey();
    return new WriteOptions(
        precondition == null || precondition.anyLive() || head == null
            ? precondition
            : new Precondition(List.of(head), false),
        key == null ? null : new IdempotencyKey(key.key(), Fingerprint.of(key.fingerprint(), file)),
        begun.changeReason());
  }

  private static <T> T done(Call call, Reply<T> reply) {
    return switch (reply) {
      case Done<T>(T value, var replayed) -> value;
      case Refused<T>(var refusal) -> throw Problems.of(refusal, call.operation()).exception();
    };
  }

  private <C, T> Future<Reply<T>> ask(Address<C, T> address, C command) {
    return bus.request(address, command, TIMEOUT);
  }
}
