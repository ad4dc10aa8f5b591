package dev.reinstate.launcher.database;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The server's log, kept in a file that stays below {@link #LIMIT} characters: when it is full it
 * becomes {@code postgres.log.1}, whose predecessor is gone, and a new one begins.
 */
final class ServerLog {

  private static final long LIMIT = 4 * 1024 * 1024;
  private static final int TAIL = 50;

  private final Path file;
  private final Deque<String> tail = new ArrayDeque<>();

  ServerLog(Path directory) {
    this.file = directory.resolve("postgres.log");
  }

  /** Copies what the server says until it has closed its output. */
  void copy(InputStream output) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        line = fillOneFile(lines, line);
      }
    }
  }

  private String fillOneFile(BufferedReader lines, String first) throws IOException {
    long written = Files.exists(file) ? Files.size(file) : 0;
    String line = first;
    try (BufferedWriter writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (; line != null && written < LIMIT; line = lines.readLine()) {
        remember(line);
        writer.write(line);
        writer.newLine();
        writer.flush();
        written += line.length() + 1;
      }
    }
    if (line != null) {
      Files.move(file, file.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return line;
  }

  private synchronized void remember(String line) {
    if (tail.size() == TAIL) {
      tail.removeFirst();
    }
    tail.addLast(line);
  }

  /** Whether one of the last lines contains {@code text}. */
  synchronized boolean mentions(String text) {
    return tail.stream().anyMatch(line -> line.contains(text));
  }

  /** Begins a new story, for a server started anew. */
  synchronized void forget() {
    tail.clear();
  }

  /** The last complaint, or the last line at all, and where to read more. */
  synchronized String summary() {
    List<String> complaints =
        tail.stream().filter(line -> line.contains("FATAL") || line.contains("PANIC")).toList();
    String last =
        !complaints.isEmpty()
            ? complaints.get(complaints.size() - 1)
            : tail.isEmpty() ? "no word from it" : tail.getLast();
    return last + " (more in " + file + ")";
  }
}
