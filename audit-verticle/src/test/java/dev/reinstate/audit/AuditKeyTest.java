package dev.reinstate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeyTest {
  /** The key of RFC 8032, section 7.1, test 1, as RFC 8410 writes it. */
  private static final String OF_THE_RFC =
      "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

  @TempDir Path directory;

  @Test
  void thePublicHalfIsComputedFromThePrivateOne() throws IOException {
    AuditKey key = AuditKey.read(file(OF_THE_RFC));

    assertThat(HexFormat.of().formatHex(key.publicKey().getEncoded()))
        .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void aKeyThatWasMadeIsFoundAgain() {
    Path file = directory.resolve("new/key");

    AuditKey made = AuditKey.readOrCreate(file);

    assertThat(AuditKey.readOrCreate(file).publicKey()).isEqualTo(made.publicKey());
    assertThat(AuditKey.read(file).publicKey()).isEqualTo(made.publicKey());
  }

  @Test
  void onlyItsOwnerReadsAKeyThatWasMade() throws IOException {
    Path file = directory.resolve("key");

    AuditKey.readOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void processesThatMakeItAtTheSameMomentGetTheSame() throws Exception {
    Path file = directory.resolve("key");
    Callable<PublicKey> process = () -> AuditKey.readOrCreate(file).publicKey();

    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<PublicKey>> keys = threads.invokeAll(Collections.nCopies(8, process));

      PublicKey first = keys.getFirst().get();
      for (Future<PublicKey> key : keys) {
        assertThat(key.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void aKeyThatIsNotThereIsNotMadeByReading() {
    Path file = directory.resolve("key");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditKey.read(file))
        .withMessageContaining(file.toString());
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAA",
        "no base64",
        // A key for X25519.
        "MC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"
      })
  void aFileWithoutSuchAKeyIsSaidToBeOne(String base64) throws IOException {
    Path file = file(base64);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditKey.readOrCreate(file))
        .withMessageContaining("does not hold an Ed25519 private key");
  }

  private Path file(String base64) throws IOException {
    return Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }
}
