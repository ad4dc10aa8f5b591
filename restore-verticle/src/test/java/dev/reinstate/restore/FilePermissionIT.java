package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.BeginUpload;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.ReadFileContent;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.DocumentNotFound;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.SpaceNotFound;
import dev.reinstate.contracts.ReplaceDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may send bytes and who may have them. */
class FilePermissionIT {
  private static final String SPACE = "attic";

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void thereIsASpace() {
    service.createSpace(SPACE);
  }

  @Test
  void aBytesTagIsAsGoodAsAVersion() {
    SentFile sent = file(SentFile.random(10));
    DocumentKey file = sent.create();

    assertThat(
            service
                .done(
                    Addresses.BEGIN_UPLOAD,
                    new BeginUpload(
                        as("admin"), ifMatch(), SPACE, file.id(), List.of(sent.sha256())))
                .head())
        .isEqualTo(1);
    assertThat(
            service.refusal(
                Addresses.BEGIN_UPLOAD,
                new BeginUpload(as("admin"), ifMatch(), SPACE, file.id(), List.of("0".repeat(64)))))
        .isEqualTo(new PreconditionFailed(file, 1));
  }

  @Test
  void whoMayNotSendIsToldBeforeHeDoes() {
    DocumentKey file = file(SentFile.random(10)).create();

    assertThat(beginning("reader", null)).isEqualTo(new Forbidden(Action.CREATE, "files"));
    assertThat(beginning("reader", file.id())).isEqualTo(new Forbidden(Action.UPDATE, "files"));
    assertThat(beginning("namer", file.id())).isEqualTo(new Forbidden(Action.UPDATE, "files"));
    assertThat(beginning("lister", file.id())).isEqualTo(new Forbidden(Action.UPDATE, "files"));
  }

  @Test
  void whatIsNotThereGetsNoBytes() {
    assertThat(service.refusal(Addresses.BEGIN_UPLOAD, SentFile.beginning("nowhere", null)))
        .isEqualTo(new SpaceNotFound("nowhere"));
    assertThat(service.refusal(Addresses.BEGIN_UPLOAD, SentFile.beginning(SPACE, "none")))
        .isEqualTo(new DocumentNotFound(new DocumentKey(SPACE, "files", "none")));
  }

  @Test
  void onlyWhoIsShownTheHashMayHaveTheBytes() {
    DocumentKey file = file(SentFile.random(10)).create();

    assertThat(
            service.refusal(
                Addresses.READ_FILE_CONTENT, new ReadFileContent(as("lister"), file, null)))
        .isEqualTo(new Forbidden(Action.READ, "files"));
  }

  @Test
  void nobodyGivesAFileTheBytesOfAnother() {
    DocumentKey file = file(SentFile.random(10)).create();
    SentFile other = file(SentFile.random(10));
    other.create();
    String content = service.read(file).content();

    assertThat(
            service.refusal(
                Addresses.PATCH_DOCUMENT,
                RestoreFixture.patching(file, "{\"sha256\":\"" + other.sha256() + "\"}")))
        .isInstanceOf(InvalidRequest.class);
    assertThat(
            service.refusal(
                Addresses.REPLACE_DOCUMENT,
                new ReplaceDocument(
                    as("admin"),
                    PLAIN,
                    file,
                    content.replace(content.replaceAll("(?s).*\"sha256\": \"|\".*", ""), "0"))))
        .isInstanceOf(InvalidRequest.class);
    assertThat(
            service.refusal(
                Addresses.CREATE_DOCUMENT,
                new CreateDocument(
                    as("admin"), PLAIN, SPACE, "files", new NewDocument(null, content))))
        .isInstanceOf(InvalidRequest.class);
  }

  private static Refusal beginning(String role, @Nullable String id) {
    return service.refusal(
        Addresses.BEGIN_UPLOAD, new BeginUpload(as(role), PLAIN, SPACE, id, List.of()));
  }

  private static SentFile file(byte[] bytes) {
    return new SentFile(service, SPACE, bytes);
  }
}
