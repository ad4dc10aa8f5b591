package dev.reinstate.launcher.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a stream of server-sent events together (HTML Standard, section 9.2.6). */
final class ProgressFeed implements AutoCloseable {

  /** The service says something every 15 seconds; after three times that, it is no longer there. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final String DATA = "data: ";
  private static final String END = "end";

  private final Stream<String> lines;
  private final BlockingQueue<String> read = new SynchronousQueue<>();
  private final Thread reader;

  ProgressFeed(Stream<String> lines) {
    this.lines = lines;
    reader = Thread.ofVirtual().start(this::read);
  }

  /** What the next event says, whose data says it all; null when there is none to come. */
  @Nullable JsonNode next() throws InterruptedException {
    String line = read.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
    while (line != null && !line.startsWith(DATA)) {
      if (line.equals(END)) {
        return null;
      }
      line = read.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return line == null ? null : ServiceClient.parse(line.substring(DATA.length()));
  }

  private void read() {
    try {
      putEach();
      read.put(END);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void putEach() throws InterruptedException {
    try {
      for (String line : (Iterable<String>) lines::iterator) {
        read.put(line);
      }
    } catch (UncheckedIOException brokenOff) {
      // The end all the same.
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    lines.close();
  }
}
