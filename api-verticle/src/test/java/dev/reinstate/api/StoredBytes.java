package dev.reinstate.api;

import dev.reinstate.contracts.AbandonUpload;
import dev.reinstate.contracts.AbandonedUpload;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AppendChunk;
import dev.reinstate.contracts.AppendedChunk;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.CompleteUpload;
import dev.reinstate.contracts.FileContent;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Upload;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps the bytes that are sent to a {@link TestApi}, one file at a time, in memory. */
final class StoredBytes {

  static final int MAX_SIZE = 1024 * 1024;

  final BlockingQueue<CompleteUpload> completed = new LinkedBlockingQueue<>();
  final BlockingQueue<AbandonUpload> abandoned = new LinkedBlockingQueue<>();
  private final ConcurrentSkipListMap<Integer, byte[]> chunks = new ConcurrentSkipListMap<>();

  StoredBytes(TestApi api) {
    api.handle(
        Addresses.BEGIN_UPLOAD,
        begin -> {
          chunks.clear();
          return new Done<>(new Upload(7, MAX_SIZE, begin.id() == null ? null : 6));
        });
    api.handle(Addresses.APPEND_CHUNK, this::append);
    api.handle(
        Addresses.COMPLETE_UPLOAD,
        complete -> {
          completed.add(complete);
          return new Done<>(TestApi.JOHN);
        });
    api.handle(
        Addresses.ABANDON_UPLOAD,
        abandon -> {
          abandoned.add(abandon);
          return new Done<>(new AbandonedUpload(abandon.upload()));
        });
    api.handle(
        Addresses.READ_CHUNK,
        read -> new Done<>(new Chunk(Objects.requireNonNull(chunks.get(read.place())))));
  }

  byte[] all() {
    var bytes = new ByteArrayOutputStream();
    chunks.values().forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  /** From now on a file has these. */
  static void serve(TestApi api, byte[] bytes, String name, String mediaType) {
    var stored = new StoredBytes(api);
    for (int place = 0; place * Chunk.SIZE < bytes.length; place++) {
      int from = place * Chunk.SIZE;
      stored.chunks.put(
          place, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Chunk.SIZE)));
    }
    api.answer(
        Addresses.READ_FILE_CONTENT,
        new FileContent(7, name, mediaType, bytes.length, "ab".repeat(32)));
  }

  private Done<AppendedChunk> append(AppendChunk append) {
    chunks.put(append.place(), append.chunk().data());
    return new Done<>(new AppendedChunk(append.place()));
  }
}
