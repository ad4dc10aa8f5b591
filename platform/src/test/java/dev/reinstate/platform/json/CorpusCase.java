package dev.reinstate.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of {@code corpus.txt}. */
record CorpusCase(boolean accepted, String name, String spelling) {

  private static final Pattern LINE = Pattern.compile("(yes|no ) (\\S+) +(.*)");
  private static final Pattern PIECE = Pattern.compile("«([0-9A-F ]*)»|[^«]+");

  static List<CorpusCase> all() throws IOException {
    try (InputStream in = CorpusCase.class.getResourceAsStream("corpus.txt")) {
      String corpus = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return corpus
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(CorpusCase::of)
          .toList();
    }
  }

  private static CorpusCase of(String line) {
    Matcher columns = LINE.matcher(line);
    if (!columns.matches()) {
      throw new IllegalArgumentException("not a line of the corpus: " + line);
    }
    return new CorpusCase(columns.group(1).equals("yes"), columns.group(2), columns.group(3));
  }

  /** The bytes that the spelling stands for. */
  byte[] document() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher piece = PIECE.matcher(spelling);
    while (piece.find()) {
      String hex = piece.group(1);
      bytes.writeBytes(
          hex == null
              ? piece.group().getBytes(UTF_8)
              : HexFormat.of().parseHex(hex.replace(" ", "")));
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
