package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.ifMatch;
import static dev.reinstate.restore.RestoreFixture.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.AbandonUpload;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Chunk;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.PreconditionFailed;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bytes of files, and the documents that name them. */
class UploadIT {
  private static final String SPACE = "attic";

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void thereIsASpace() {
    service.createSpace(SPACE);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service)).isEmpty();
    assertThat(
            service.number(
                """
                select count(*) from blob b
                where b.state = 'complete'
                  and not exists (select from content where data ->> 'sha256' = encode(b.sha256, 'hex'))
                """))
        .isZero();
  }

  @Test
  void whatIsReadIsWhatWasSent() {
    byte[] bytes = SentFile.random(3 * Chunk.SIZE + 17);

    DocumentKey file = file(bytes).create();

    assertThat(SentFile.read(service, file, null)).isEqualTo(bytes);
    assertThat(service.read(file).content())
        .contains("\"size\": " + bytes.length)
        .contains(file(bytes).sha256());
  }

  @Test
  void aFileMayBeEmpty() {
    DocumentKey file = file(new byte[0]).create();

    assertThat(SentFile.read(service, file, null)).isEmpty();
  }

  @Test
  void aFileKeepsItsTypeUnlessItsBytesComeWithAnother() {
    SentFile untyped = file(SentFile.random(5));
    Document created =
        service.done(
            Addresses.COMPLETE_UPLOAD, untyped.completion(untyped.sent(null), null, PLAIN, null));
    assertThat(created.content()).contains("\"media_type\": \"application/octet-stream\"");

    SentFile typed = file(SentFile.random(5));
    service.done(
        Addresses.COMPLETE_UPLOAD,
        typed.completion(typed.sent(created.id()), created.id(), PLAIN, "text/css"));
    Document kept =
        service.done(
            Addresses.COMPLETE_UPLOAD,
            untyped.completion(untyped.sent(created.id()), created.id(), PLAIN, null));

    assertThat(kept.content()).contains("\"media_type\": \"text/css\"", untyped.sha256());
  }

  @Test
  void theSameBytesAreKeptOnce() {
    byte[] bytes = SentFile.random(Chunk.SIZE + 1);
    DocumentKey first = file(bytes).create();
    long upload = file(bytes).sent(null);

    file(bytes).complete(upload, null);
    service.doNow(new UploadSweep(service.pg));

    assertThat(SentFile.read(service, first, null)).isEqualTo(bytes);
    assertThat(blobs(file(bytes))).isEqualTo(1);
    assertThat(chunks(upload)).isZero();
  }

  @Test
  void theSameBytesAtTheSameMomentAreKeptOnce() {
    byte[] bytes = SentFile.random(Chunk.SIZE);
    List<Long> uploads = Stream.generate(() -> file(bytes).sent(null)).limit(8).toList();

    List<Future<Reply<Document>>> completed =
        uploads.stream()
            .map(number -> file(bytes).completion(number, null, PLAIN))
            .map(completion -> service.send(Addresses.COMPLETE_UPLOAD, completion))
            .toList();
    await(Future.all(completed));

    assertThat(completed).allSatisfy(done -> assertThat(done.result()).isInstanceOf(Done.class));
    assertThat(blobs(file(bytes))).isEqualTo(1);
  }

  @Test
  void aRestoredVersionHasItsBytesBack() {
    byte[] first = SentFile.random(100);
    byte[] second = SentFile.random(200);
    DocumentKey file = file(first).create();
    file(second).complete(file(second).sent(file.id()), file.id());

    service.restore(file, 1);

    assertThat(SentFile.read(service, file, null)).isEqualTo(first);
    assertThat(SentFile.read(service, file, 2)).isEqualTo(second);
  }

  @Test
  void otherBytesKeepWhatElseIsKnownOfAFile() {
    DocumentKey file = file(SentFile.random(100)).create();
    service.patch(file, "{\"folder\":\"here\"}");
    byte[] other = SentFile.random(200);

    file(other).complete(file(other).sent(file.id()), file.id());

    assertThat(service.read(file).content())
        .contains("\"folder\": \"here\"")
        .contains("\"name\": \"a.bin\"")
        .contains(file(other).sha256());
  }

  @Test
  void whatIsGivenUpLeavesNothing() {
    long upload = file(SentFile.random(2 * Chunk.SIZE)).sent(null);

    service.done(Addresses.ABANDON_UPLOAD, new AbandonUpload(upload));
    service.doNow(new UploadSweep(service.pg));

    assertThat(chunks(upload)).isZero();
    assertThat(service.number("select count(*) from blob where blob = " + upload)).isZero();
  }

  @Test
  void whatNobodyGoesOnWithLeavesNothing() {
    long upload = file(SentFile.random(Chunk.SIZE)).sent(null);
    service.rows(
        "update blob set touched_at = touched_at - interval '2 minutes' where blob = " + upload);

    service.doNow(new UploadSweep(service.pg));

    assertThat(chunks(upload)).isZero();
  }

  @Test
  void whatIsUnderWayIsLeftAlone() {
    long upload = file(SentFile.random(Chunk.SIZE)).sent(null);

    service.doNow(new UploadSweep(service.pg));

    assertThat(chunks(upload)).isEqualTo(1);
  }

  @Test
  void aChunkThatComesTooLateIsRefused() {
    SentFile file = file(SentFile.random(2 * Chunk.SIZE));
    long upload = service.done(Addresses.BEGIN_UPLOAD, SentFile.beginning(SPACE, null)).number();
    service.done(Addresses.ABANDON_UPLOAD, new AbandonUpload(upload));

    assertThat(service.refusal(Addresses.APPEND_CHUNK, file.append(upload, 0)))
        .isInstanceOf(Unavailable.class);
    assertThat(RestoreFixture.refusal(file.complete(upload, null))).isInstanceOf(Unavailable.class);
  }

  @Test
  void withoutOneOfItsChunksAnUploadIsNoFile() {
    SentFile file = file(SentFile.random(3 * Chunk.SIZE));
    long upload = file.sent(null);
    service.rows("delete from chunk where place = 1 and blob = " + upload);

    assertThat(file.complete(upload, null)).isInstanceOf(Refused.class);
    assertThat(blobs(file)).isZero();
  }

  @Test
  void aChangeThatIsRefusedKeepsNoBytes() {
    DocumentKey file = file(SentFile.random(10)).create();
    SentFile other = file(SentFile.random(20));
    long upload = other.sent(file.id());

    Refusal refusal =
        service.refusal(Addresses.COMPLETE_UPLOAD, other.completion(upload, file.id(), ifMatch(7)));

    assertThat(refusal).isEqualTo(new PreconditionFailed(file, 1));
    assertThat(blobs(other)).isZero();
  }

  @Test
  void aRepeatedUploadIsAnsweredWithTheFirst() {
    SentFile file = file(SentFile.random(10));
    var options = withKey("the key", "the bytes");
    Document first =
        service.done(Addresses.COMPLETE_UPLOAD, file.completion(file.sent(null), null, options));

    Reply<Document> second =
        service.ask(Addresses.COMPLETE_UPLOAD, file.completion(file.sent(null), null, options));

    assertThat(second).isEqualTo(new Done<>(first, true));
  }

  @Test
  void anUploadInProgressIsSeenByWhoeverWantsTheSpaceForHimself() {
    service.createSpace("busy");
    long upload = service.done(Addresses.BEGIN_UPLOAD, SentFile.beginning("busy", null)).number();

    assertThat(inProgress("busy")).isTrue();
    service.done(Addresses.ABANDON_UPLOAD, new AbandonUpload(upload));
    assertThat(inProgress("busy")).isFalse();
  }

  private static boolean inProgress(String space) {
    return await(service.pg.transaction(transaction -> UploadsInProgress.in(transaction, space)));
  }

  private static SentFile file(byte[] bytes) {
    return new SentFile(service, SPACE, bytes);
  }

  private static long blobs(SentFile file) {
    return service.number(
        "select count(*) from blob where state = 'complete' and sha256 = '\\x"
            + file.sha256()
            + "'");
  }

  private static long chunks(long upload) {
    return service.number("select count(*) from chunk where blob = " + upload);
  }
}
