package dev.reinstate.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptServiceKeyIT {

  private static final String EARLIER = "the key that an earlier version kept here";

  @AutoClose private final TestDatabase database = TestDatabase.create();

  @TempDir private Path directory;
  @TempDir private Path otherDirectory;

  @Test
  void processesOnOneDatabaseShareAKeyAndNoFile() {
    String key = KeptServiceKey.in(database.uri(), directory);

    assertThat(key).hasSizeGreaterThanOrEqualTo(32);
    assertThat(KeptServiceKey.in(database.uri(), otherDirectory)).isEqualTo(key);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theKeyOfAnEarlierVersionIsTakenOver() throws IOException {
    Files.writeString(directory.resolve("service.key"), EARLIER + "\n");

    assertThat(KeptServiceKey.in(database.uri(), directory)).isEqualTo(EARLIER);
    assertThat(KeptServiceKey.in(database.uri(), otherDirectory)).isEqualTo(EARLIER);
  }

  @Test
  void aFileThatComesLaterChangesNothing() throws IOException {
    String key = KeptServiceKey.in(database.uri(), directory);
    Files.writeString(directory.resolve("service.key"), EARLIER);

    assertThat(KeptServiceKey.in(database.uri(), directory)).isEqualTo(key);
  }
}
