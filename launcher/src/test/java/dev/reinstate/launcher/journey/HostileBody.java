package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of {@code hostile-bodies.txt}. */
record HostileBody(String spelling) {

  private static final Pattern PIECE = Pattern.compile("«(\\d+)\\*([^»]+)»|«([0-9A-F ]*)»|[^«]+");
  private static final int SHOWN = 40;

  static List<HostileBody> all() throws IOException {
    try (InputStream in = HostileBody.class.getResourceAsStream("hostile-bodies.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(HostileBody::new)
          .toList();
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher piece = PIECE.matcher(spelling);
    while (piece.find()) {
      bytes.writeBytes(bytes(piece));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Matcher piece) {
    if (piece.group(1) != null) {
      return piece.group(2).repeat(Integer.parseInt(piece.group(1))).getBytes(UTF_8);
    }
    if (piece.group(3) != null) {
      return HexFormat.of().parseHex(piece.group(3).replace(" ", ""));
    }
    return piece.group().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return spelling.length() > SHOWN ? spelling.substring(0, SHOWN) + "..." : spelling;
  }
}
