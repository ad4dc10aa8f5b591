package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One entry for each event, chained. */
class AppendEntriesIT {
  @AutoClose final AuditFixture service = new AuditFixture();

  @Test
  void anEntrySaysWhatTheEventSaid() {
    service.commit("emp_1", "{\"a\": 1}");
    service.commit("emp_1", "{\"a\": 2.50}");
    service.restore("emp_1", 1);

    service.append();

    Row entry = service.row("select * from audit.entry where seq = 3");
    Row version = service.row("select * from version where version = 4");
    assertThat(entry.getString("action")).isEqualTo("restore");
    assertThat(entry.getString("space")).isEqualTo("default");
    assertThat(entry.getString("collection")).isEqualTo("employees");
    assertThat(entry.getString("document_id")).isEqualTo("emp_1");
    assertThat(entry.getInteger("version")).isEqualTo(4);
    assertThat(entry.getInteger("restore_version")).isEqualTo(1);
    assertThat(entry.getBoolean("success")).isTrue();
    assertThat(entry.getString("user_id")).isEqualTo("alice");
    assertThat(entry.getArrayOfStrings("user_roles")).containsExactly("admin", "r\u0001\"");
    assertThat(entry.getString("change_reason")).isEqualTo("why");
    assertThat(entry.getOffsetDateTime("timestamp"))
        .isEqualTo(version.getOffsetDateTime("updated_at"));
    assertThat(entry.getLong("after")).isEqualTo(version.getLong("content"));
    assertThat(entry.getNumeric("latency_ms").doubleValue()).isPositive();
  }

  @Test
  void aRefusedAttemptHasAnEntryWithoutAVersion() {
    service.refuse("emp_1", "eve");

    service.append();

    Row entry =
        service.row("select success, version, before, error ->> 'code', user_id from audit.entry");
    assertThat(entry.getBoolean(0)).isFalse();
    assertThat(entry.getValue(1)).isNull();
    assertThat(entry.getValue(2)).isNull();
    assertThat(entry.getString(3)).isEqualTo("FORBIDDEN");
    assertThat(entry.getString(4)).isEqualTo("eve");
  }

  @Test
  void eachPageGoesOnWhereTheLastOneEnded() {
    service.rows(
        "select commit_change('employees', 'emp_' || n, '{}', 'alice') from generate_series(1,"
            + " 1500) n");
    service.append();
    service.commit("emp_1", "{}");
    service.append();

    assertThat(
            service.number(
                """
                select count(*)
                from audit.entry e
                join audit.entry before on before.seq = e.seq - 1 and before.hash = e.previous_hash
                """))
        .isEqualTo(1_500);
    assertThat(
            service.number(
                "select count(*) from audit.chain join audit.entry using (seq, hash) where seq ="
                    + " 1501"))
        .isOne();
  }

  /** Or whoever sees its hash, and all of a document but one short value, could find that one. */
  @Test
  void eachEntryHasASaltOfItsOwnThatItsHashCovers() {
    service.commit("emp_1", "{}");
    service.commit("emp_1", "{}");
    service.append();

    assertThat(
            service.number(
                "select count(distinct salt) from audit.entry where salt ~ '^[0-9a-f]{32}$'"))
        .isEqualTo(2);
    service.rows("update audit.entry set salt = repeat('0', 32) where seq = 1");
    assertThat(service.verify().problem()).isNotNull();
  }

  @Test
  void anEntryIsOnDiskWhenItIsCommitted() {
    service.commit("emp_1", "{}");
    var modes = new ArrayList<String>();

    await(
        service.log.advance(
            "audit",
            (connection, events) ->
                new EntryAppender()
                    .append(connection, events)
                    .compose(done -> connection.query("show synchronous_commit").execute())
                    .onSuccess(rows -> modes.add(rows.iterator().next().getString(0)))
                    .mapEmpty()));

    assertThat(modes).containsExactly("on");
  }

  @Test
  void writersThatMeetAppendEachEventOnce() {
    service.rows(
        "select commit_change('employees', 'emp_' || n, '{}', 'alice') from generate_series(1,"
            + " 3000) n");

    List<Future<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      writers.add(service.log.advance("audit", new EntryAppender()::append));
    }
    await(Future.all(writers));
    service.append();

    assertThat(service.number("select count(*) from audit.entry")).isEqualTo(3_000);
    assertThat(service.number("select max(seq) from audit.entry")).isEqualTo(3_000);
    assertThat(service.verify().problem()).isNull();
  }

  @Test
  void aTrailWhoseEndIsUnknownIsNotContinued() {
    service.commit("emp_1", "{}");
    service.append();
    service.rows("delete from audit.chain");
    service.commit("emp_1", "{}");

    Future<Boolean> failed = service.log.advance("audit", new EntryAppender()::append);

    assertThat(await(failed.map("appended").otherwise("refused"))).isEqualTo("refused");
    assertThat(service.number("select count(*) from audit.entry")).isOne();
  }
}
