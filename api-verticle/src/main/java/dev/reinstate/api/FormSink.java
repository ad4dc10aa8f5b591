package dev.reinstate.api;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a form (RFC 7578) with one file and hands that one's bytes on as they come in. Beside it
 * there can be a field {@code name}. What is wrong with a form is thrown: to be written to through
 * a {@link GuardedSink}. For use on one event loop.
 */
final class FormSink implements WriteStream<Buffer> {

  private static final String NAME = "name";
  private static final int MAX_FIELDS = 16;
  private static final int MAX_FIELD_BYTES = 8 * 1024;

  /** What a form may have beside the file. */
  static final int MAX_AROUND = 64 * 1024;

  private final FileSink file;
  private final HttpPostMultipartRequestDecoder decoder;
  private final List<FormPart> parts = new ArrayList<>(1);
  private Future<Void> taken = Future.succeededFuture();
  private long received;
  private @Nullable String name;

  /**
   * @param contentType of the form, with its boundary
   * @param file takes the bytes
   * @throws ProblemException 400 without a boundary
   */
  FormSink(String contentType, FileSink file) {
    this.file = file;
    try {
      decoder =
          new HttpPostMultipartRequestDecoder(
              new Factory(), head(contentType), StandardCharsets.UTF_8, MAX_FIELDS, MAX_AROUND);
    } catch (RuntimeException e) { // which of them, the decoder does not say
      throw malformed();
    }
    decoder.setDiscardThreshold(MAX_AROUND); // by default it gathers 10 MiB before it lets go
  }

  /** The field of this name, else the name of the file; to be asked at the end. */
  String name() {
    return name == null ? FileName.withoutPath(part().getFilename()) : name;
  }

  /** What the sender says the file is, null when he does not; to be asked at the end. */
  @Nullable String mediaType() {
    return MediaType.given(part().getContentType());
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    received += bytes.length();
    if (received > file.maxSize() + MAX_AROUND) {
      return Future.failedFuture(Problems.payloadTooLarge(file.maxSize()).exception());
    }
    taken = Future.succeededFuture();
    decode(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes.getBytes())));
    return taken;
  }

  @Override
  public Future<Void> end() {
    decode(LastHttpContent.EMPTY_LAST_CONTENT);
    for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
      field(data);
    }
    if (!part().isCompleted()) {
      throw malformed();
    }
    return file.end();
  }

  /** Lets go of what it holds, whatever has become of the form. */
  void close() {
    decoder.destroy();
  }

  @Override
  public boolean writeQueueFull() {
    return file.writeQueueFull();
  }

  @Override
  public FormSink drainHandler(@Nullable Handler<Void> handler) {
    file.drainHandler(handler);
    return this;
  }

  /** Whatever fails is told by the futures. */
  @Override
  public FormSink exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public FormSink setWriteQueueMaxSize(int maxSize) {
    throw new UnsupportedOperationException("it holds what it holds");
  }

  private void decode(HttpContent content) {
    try {
      decoder.offer(content);
    } catch (ProblemException refused) {
      throw refused;
    } catch (RuntimeException e) { // as above: some heads of parts are too much for it
      throw malformed();
    } finally {
      content.release();
    }
  }

  private void field(InterfaceHttpData data) {
    if (data instanceof Attribute field) {
      if (!field.getName().equals(NAME) || name != null) {
        throw Problems.badRequest("Unknown field in the form", Details.of("field", field.getName()))
            .exception();
      }
      try {
        name = field.getValue();
      } catch (IOException e) {
        throw new IllegalStateException("it is in memory", e);
      }
    }
  }

  private FormPart part() {
    if (parts.size() != 1) {
      throw Problems.badRequest("The form must have exactly one file").exception();
    }
    return parts.getFirst();
  }

  private static HttpRequest head(String contentType) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    return request;
  }

  private static ProblemException malformed() {
    return Problems.badRequest("The body is not a form").exception();
  }

  /** Fields in memory, which are small, and files nowhere. */
  private final class Factory extends DefaultHttpDataFactory {

    Factory() {
      super(false);
      setMaxLimit(MAX_FIELD_BYTES);
    }

    @Override
    public FileUpload createFileUpload(
        HttpRequest request,
        String field,
        String filename,
        String contentType,
        String transferEncoding,
        Charset charset,
        long size) {
      var part =
          new FormPart(field, filename, contentType, transferEncoding, charset, size, this::take);
      parts.add(part);
      return part;
    }

    private void take(Buffer bytes) {
      part(); // a second file is not mixed into the first
      taken = Future.all(taken, file.write(bytes)).mapEmpty();
    }
  }
}
