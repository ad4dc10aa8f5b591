package dev.reinstate.api;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** A file in a form that is handed on as it comes in, and not kept. */
final class FormPart extends MemoryFileUpload {

  private final Consumer<Buffer> taker;

  FormPart(
      String name,
      String filename,
      String contentType,
      String transferEncoding,
      Charset charset,
      long size,
      Consumer<Buffer> taker) {
    super(name, filename, contentType, transferEncoding, charset, size);
    this.taker = taker;
  }

  @Override
  public void addContent(ByteBuf content, boolean last) {
    byte[] bytes = new byte[content.readableBytes()];
    content.readBytes(bytes);
    content.release();
    taker.accept(Buffer.buffer(bytes));
    if (last) {
      setCompleted();
    }
  }
}
