package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.FileContent;
import dev.reinstate.contracts.ReadChunk;
import dev.reinstate.contracts.ReadFileContent;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.UploadedFile;
import dev.reinstate.contracts.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bytes that an administrator sends to a space, in the steps in which the API sends them. */
final class SentFile {
  private final RestoreFixture service;
  private final String space;
  private final byte[] bytes;

  SentFile(RestoreFixture service, String space, byte[] bytes) {
    this.service = service;
    this.space = space;
    this.bytes = bytes;
  }

  /** So many, that nobody else has sent. */
  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }

  static BeginUpload beginning(String space, @Nullable String id) {
    return new BeginUpload(as("admin"), PLAIN, space, id, List.of());
  }

  /** Sends all of them; the number of the upload. */
  long sent(@Nullable String id) {
    long upload = service.done(Addresses.BEGIN_UPLOAD, beginning(space, id)).number();
    for (int place = 0; place * Chunk.SIZE < bytes.length; place++) {
      service.done(Addresses.APPEND_CHUNK, append(upload, place));
    }
    return upload;
  }

  AppendChunk append(long upload, int place) {
    int from = place * Chunk.SIZE;
    int to = Math.min(bytes.length, from + Chunk.SIZE);
    return new AppendChunk(upload, place, new Chunk(Arrays.copyOfRange(bytes, from, to)));
  }

  CompleteUpload completion(long upload, @Nullable String id, WriteOptions options) {
    return completion(upload, id, options, "application/octet-stream");
  }

  CompleteUpload completion(
      long upload, @Nullable String id, WriteOptions options, @Nullable String type) {
    var file = new UploadedFile("a.bin", type, bytes.length, sha256());
    return new CompleteUpload(as("admin"), options, space, id, upload, file);
  }

  Reply<Document> complete(long upload, @Nullable String id) {
    return service.ask(Addresses.COMPLETE_UPLOAD, completion(upload, id, PLAIN));
  }

  /** A new file with them: its key. */
  DocumentKey create() {
    Document document =
        service.done(Addresses.COMPLETE_UPLOAD, completion(sent(null), null, PLAIN));
    return new DocumentKey(space, FileFields.COLLECTION, document.id());
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is read of a file, chunk by chunk. */
  static byte[] read(RestoreFixture service, DocumentKey key, @Nullable Integer version) {
    FileContent content =
        service.done(Addresses.READ_FILE_CONTENT, new ReadFileContent(as("admin"), key, version));
    var read = new ByteArrayOutputStream();
    for (int place = 0; read.size() < content.size(); place++) {
      read.writeBytes(
          service.done(Addresses.READ_CHUNK, new ReadChunk(content.bytes(), place)).data());
    }
    return read.toByteArray();
  }
}
