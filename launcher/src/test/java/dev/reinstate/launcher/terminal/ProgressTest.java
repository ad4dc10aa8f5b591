package dev.reinstate.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter out = new StringWriter();

  @Test
  void whereNobodyWatchesThereAreFewLines() {
    try (var progress = new Progress(new PrintWriter(out), false)) {
      progress.show(0, 0);
      for (int done = 0; done <= 12_000; done++) {
        progress.show(done, 12_000);
      }
    }

    assertThat(out.toString().lines())
        .hasSize(11)
        .startsWith("planning", "1,200 of 12,000 documents")
        .endsWith("12,000 of 12,000 documents");
  }

  @Test
  void whereSomebodyWatchesABarGrowsInOneLine() {
    try (var progress = new Progress(new PrintWriter(out), true)) {
      progress.show(0, 0);
      progress.show(1, 2);
      progress.show(2, 2);
    }

    assertThat(out.toString())
        .isEqualTo(
            "\r  ["
                + ".".repeat(40)
                + "]  planning\u001b[K"
                + "\r  ["
                + "#".repeat(20)
                + ".".repeat(20)
                + "]  1 of 2 documents\u001b[K"
                + "\r  ["
                + "#".repeat(40)
                + "]  2 of 2 documents\u001b[K"
                + System.lineSeparator());
  }

  @Test
  void moreThanAllIsAll() {
    try (var progress = new Progress(new PrintWriter(out), true)) {
      progress.show(3, 2);
    }

    assertThat(out.toString()).contains("[" + "#".repeat(40) + "]");
  }
}
