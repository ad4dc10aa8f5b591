package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The trail as a stream of lines. */
class AuditExportTest {

  /** More than the sockets between here and there can hold. */
  private static final int LARGE = 32 * 1024 * 1024;

  @AutoClose final TestApi api = TestApi.start();

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void everyEntryIsALine() throws Exception {
    AuditEntry spread = AuditEntries.before(9, "{\n\"note\":\r\n\"a\\nb\"}");
    api.handle(
        Addresses.LIST_AUDIT_ENTRIES,
        command ->
            command.before() == null
                ? page(List.of(spread), 9L)
                : page(List.of(AuditEntries.REFUSED, AuditEntries.RESTORED), null));

    var response = api.get("/_audit/export?action=restore");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(response.headers().firstValue("X-Request-ID")).isPresent();
    assertThat(response.body().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("{\"seq\":").endsWith("}"))
        .first()
        .asString()
        .contains("\"before\":{ \"note\":  \"a\\nb\"}");
    assertThat(api.received(ListAuditEntries.class).filter().action()).isEqualTo(Action.RESTORE);
    assertThat(api.received(ListAuditEntries.class))
        .returns(9L, ListAuditEntries::before)
        .returns(Action.RESTORE, command -> command.filter().action());
  }

  @Test
  void anEmptyTrailIsNoLine() {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(), null));

    var response = api.get("/_audit/export");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void theNextPageIsReadOnlyWhenTheLastHasBeenTaken() throws Exception {
    AuditPage large =
        new AuditPage(
            LongStream.rangeClosed(1, 32)
                .mapToObj(seq -> AuditEntries.before(seq, "\"" + "x".repeat(LARGE / 32) + "\""))
                .toList(),
            1L);
    handle(command -> asked.get() == 1 ? new Reply.Done<>(large) : page(List.of(), null));

    try (InputStream export = api.open("/_audit/export").body()) {
      export.readNBytes(1024);
      await().during(Duration.ofMillis(500)).until(() -> asked.get() == 1);
      export.readAllBytes();
    }

    assertThat(asked).hasValue(2);
  }

  @Test
  void anExportThatBreaksOffHasNoEnd() throws Exception {
    handle(
        command ->
            asked.get() == 1
                ? page(List.of(AuditEntries.REFUSED), 8L)
                : new Reply.Refused<>(new Refusal.Failed("database connection lost")));

    try (InputStream export = api.open("/_audit/export").body()) {
      assertThat(new String(export.readNBytes(9), StandardCharsets.UTF_8)).isEqualTo("{\"seq\":8,");
      assertThatThrownBy(export::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoHasGoneIsNotReadFor() throws Exception {
    handle(command -> page(Collections.nCopies(50, AuditEntries.RESTORED), 7L));

    try (InputStream export = api.open("/_audit/export").body()) {
      export.readNBytes(1024);
    }

    AtomicInteger before = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(300))
        .until(() -> before.getAndSet(asked.get()) == asked.get());
  }

  @Test
  void headIsToldTheTypeAndNoLength() {
    handle(command -> page(List.of(AuditEntries.RESTORED), 7L));

    var response = api.send("HEAD", "/_audit/export", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void anExportOverHttp10EndsWithTheConnection() throws Exception {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(AuditEntries.RESTORED), null));

    String answer =
        api.raw(
            "GET /_audit/export HTTP/1.0\r\nConnection: keep-alive\r\nAuthorization: "
                + api.bearer()
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.0 200").contains("\r\n\r\n{\"seq\":7,").endsWith("}\n");
  }

  @Test
  void theConnectionCanBeUsedAgainAfterAnExport() throws Exception {
    api.answer(Addresses.LIST_AUDIT_ENTRIES, new AuditPage(List.of(), null));
    String head = " HTTP/1.1\r\nHost: x\r\nAuthorization: " + api.bearer() + "\r\n";

    String answers =
        api.raw(
            "GET /_audit/export" + head + "\r\nGET /_audit" + head + "Connection: close\r\n\r\n");

    assertThat(answers).contains("\r\n\r\n0\r\n\r\nHTTP/1.1 200").contains("{\"data\":[]");
  }

  private void handle(Function<ListAuditEntries, Reply<AuditPage>> handler) {
    api.handle(
        Addresses.LIST_AUDIT_ENTRIES,
        command -> {
          asked.incrementAndGet();
          return handler.apply(command);
        });
  }

  private static Reply<AuditPage> page(List<AuditEntry> entries, @Nullable Long cursor) {
    return new Reply.Done<>(new AuditPage(entries, cursor));
  }
}
