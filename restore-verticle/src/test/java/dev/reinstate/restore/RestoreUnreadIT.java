package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.await;
import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestoredDocument;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simple condition, and fields that keep their value: the commit itself sees to both. */
class RestoreUnreadIT {
  private static final Forbidden FORBIDDEN = new Forbidden(Action.RESTORE, "owned");

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  /** Where fields keep their value, a restored version is not its target. */
  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Consistency.violations(service))
        .allSatisfy(violation -> assertThat(violation).startsWith("a restore is not its target"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "another value    ; {\"n\": 1, \"salary\": 1} ; {\"n\": 2, \"salary\": 2} ; {\"n\": 1,"
            + " \"salary\": 2} ; [salary]",
        "the same         ; {\"n\": 1, \"salary\": 1} ; {\"n\": 2, \"salary\": 1} ; {\"n\": 1,"
            + " \"salary\": 1} ; []",
        "other digits     ; {\"salary\": 1.0}          ; {\"salary\": 1.00}         ; {\"salary\":"
            + " 1.00}         ; [salary]",
        "absent now       ; {\"n\": 1, \"salary\": 1} ; {\"n\": 2}              ; {\"n\": 1}       "
            + "       ; [salary]",
        "absent then      ; {\"n\": 1}              ; {\"n\": 2, \"salary\": 2} ; {\"n\": 1,"
            + " \"salary\": 2} ; [salary]",
        "null and absent  ; {\"salary\": null}         ; {}                      ; {}              "
            + "        ; [salary]",
        "an object, whole ; {\"salary\": {\"a\": 1}}     ; {\"salary\": {\"a\": 2}}    ;"
            + " {\"salary\": {\"a\": 2}}    ; [salary]",
        "a hidden one     ; {\"n\": 1, \"secret\": 1} ; {\"n\": 2, \"secret\": 2} ; {\"n\": 1,"
            + " \"secret\": 2} ; []",
      })
  void aFieldThatMayNotBeWrittenKeepsItsValue(
      String what, String then, String now, String restored, String kept) {
    DocumentKey key = in("owned", "kept-" + what.replace(' ', '-'));
    service.create(key, owned(then, "alice"));
    service.replace(key, owned(now, "alice"));

    RestoredDocument answer = service.done(Addresses.RESTORE_DOCUMENT, restoration(key, 1));

    assertThat(answer.fieldsKept()).hasToString(kept);
    assertThat(service.read(key).content())
        .isEqualTo(
            service.create(in("owned", "like-" + key.id()), owned(restored, "alice")).content());
  }

  @Test
  void whereNothingKeepsItsValueNothingIsCopied() {
    DocumentKey key = in("owned", "pointer");
    service.create(key, owned("{\"n\": 1}", "alice"));
    service.replace(key, owned("{\"n\": 2}", "alice"));

    service.done(Addresses.RESTORE_DOCUMENT, restoration(key, 1));

    assertThat(
            service
                .rows(
                    "select count(distinct v.content) as contents from version v join document d"
                        + " using (doc) where d.id = 'pointer'")
                .iterator()
                .next()
                .getInteger("contents"))
        .isEqualTo(2);
  }

  @Test
  void whoDoesNotOwnItNowMayNotEvenIfHeDidThen() {
    DocumentKey key = in("owned", "was-his");
    service.create(key, owned("{}", "alice"));
    service.replace(key, owned("{}", "bob"));

    assertThat(service.refusal(Addresses.RESTORE_DOCUMENT, restoration(key, 1)))
        .isEqualTo(FORBIDDEN);
    assertThat(service.refusal(Addresses.RESTORE_DOCUMENT, restoration(key, 99)))
        .isEqualTo(FORBIDDEN);
  }

  /** In CEL, text equals no bytes, even where both are the same in JSON. */
  @Test
  void bytesAreNoText() {
    DocumentKey key = in("tokens", "bytes");
    service.create(key, "{\"token\": \"YWxpY2U=\"}");

    assertThat(
            service.refusal(
                Addresses.RESTORE_DOCUMENT,
                new RestoreDocument(as("bearer"), PLAIN, key, 1, false)))
        .isEqualTo(new Forbidden(Action.RESTORE, "tokens"));
  }

  @Test
  void whoLosesItWhileHisRestoreWaitsMayNot() {
    DocumentKey key = in("owned", "lost");
    service.create(key, owned("{}", "alice"));
    HeldChange other = HeldChange.of(service, update(key, owned("{}", "bob")));
    Future<Reply<RestoredDocument>> waiting =
        service.send(Addresses.RESTORE_DOCUMENT, restoration(key, 1));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(RestoreFixture.refusal(await(waiting))).isEqualTo(FORBIDDEN);
  }

  @Test
  void theValueThatIsKeptIsThatOfTheHeadWhenTheLockIsHis() {
    DocumentKey key = in("owned", "raised");
    service.create(key, owned("{\"salary\": 1}", "alice"));
    service.replace(key, owned("{\"salary\": 2}", "alice"));
    HeldChange other = HeldChange.of(service, update(key, owned("{\"salary\": 3}", "alice")));
    Future<Reply<RestoredDocument>> waiting =
        service.send(Addresses.RESTORE_DOCUMENT, restoration(key, 1));
    service.awaitLockWaits(1);

    other.commit();

    assertThat(await(waiting)).isInstanceOf(Reply.Done.class);
    assertThat(service.read(key).content()).contains("\"salary\": 3");
  }

  @Test
  void ofADeletedDocumentItsLastStateCounts() {
    DocumentKey his = in("owned", "his-last");
    DocumentKey hers = in("owned", "hers-last");
    service.create(his, owned("{}", "alice"));
    service.delete(his);
    service.create(hers, owned("{}", "bob"));
    service.delete(hers);

    assertThat(service.ask(Addresses.RESTORE_DOCUMENT, restoration(his, 1)))
        .isInstanceOf(Reply.Done.class);
    assertThat(service.refusal(Addresses.RESTORE_DOCUMENT, restoration(hers, 1)))
        .isEqualTo(FORBIDDEN);
  }

  private static String owned(String content, String owner) {
    String rest = content.substring(1);
    return "{\"owner\": \"" + owner + "\"" + (rest.equals("}") ? "" : ", ") + rest;
  }

  private static Change update(DocumentKey key, String content) {
    return Change.update(as("admin"), PLAIN, key, content);
  }

  private static RestoreDocument restoration(DocumentKey key, int version) {
    return new RestoreDocument(as("owner"), PLAIN, key, version, false);
  }
}
