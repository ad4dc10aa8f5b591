package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Role;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A page for which several statements are needed, because only the documents tell whether the
 * caller may read them, while all of the documents are changed at once.
 */
class ListDuringARestoreIT {
  private static final String DOCUMENTS =
      """
      with state as (
        insert into content (size, data, sha256)
        select 1, jsonb_build_object('friends', jsonb_build_array(friend), 'state', state), ''
        from (values ('alice'), ('bob')) f (friend), (values ('old'), ('new')) s (state)
        returning content, data
      )
      insert into document
        (space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
      select 'default', 'users', lpad(n::text, 4, '0'), 1, 1, content, false, now(), 'alice', now(), 'alice'
      from generate_series(0, 1400) n, state
      where data ->> 'state' = 'old'
        and data -> 'friends' ->> 0 = case when n in (0, 700, 1400) then 'alice' else 'bob' end
      """;

  /** What a restore does, as far as readers are concerned. */
  private static final String CHANGE_ALL =
      """
      with other as (
        select one.content as was, two.content as becomes
        from content one
        join content two on two.data -> 'friends' = one.data -> 'friends' and two.data <> one.data
      ),
      changed as (
        update document d set content = other.becomes from other where d.content = other.was
      )
      update space set operations = operations + 1 where space = 'default'
      """;

  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void manyDocuments() {
    service.rows(DOCUMENTS);
  }

  @Test
  void aPageIsOfOneStateThoughAllIsChangedBetweenItsStatements() {
    Reply<DocumentPage> reply = listing("once", statement -> statement == 2);

    assertThat(states(reply)).hasSize(3).containsOnly(states(reply).getFirst());
  }

  @Test
  void aPageIsNotReadAgainWithoutAnEnd() {
    Reply<DocumentPage> reply = listing("always", statement -> statement % 3 == 0);

    assertThat(RestoreFixture.refusal(reply)).isInstanceOf(Unavailable.class);
  }

  /** Lists, and changes everything just before some of the statements. */
  private static Reply<DocumentPage> listing(String name, IntPredicate changedBefore) {
    Context context = service.vertx.getOrCreateContext();
    var statements = new AtomicInteger();
    Executor eventLoop = task -> context.runOnContext(turn -> task.run());
    Executor disturbed =
        task -> {
          if (changedBefore.test(statements.incrementAndGet())) {
            service.rows(CHANGE_ALL);
          }
          eventLoop.execute(task);
        };
    var documents =
        new DocumentStore(
            Batching.on(eventLoop),
            service.pg,
            new ContentStore(Batching.on(eventLoop), service.pg));
    var handler =
        new ListDocumentsHandler(
            new Access(() -> service.settings, documents),
            new PageStore(Batching.on(disturbed), service.pg),
            new MissingSpaces(documents));
    Address<ListDocuments, DocumentPage> address = Address.reading("list." + name, Role.RESTORE);
    service.bus.serve(address, handler::handle);
    return service.ask(
        address,
        new ListDocuments(
            as("friend"), "default", "users", List.of(), List.of(), List.of(), 10, null));
  }

  private static List<String> states(Reply<DocumentPage> reply) {
    return ((Reply.Done<DocumentPage>) reply)
        .value().documents().stream().map(Document::content).toList();
  }
}
