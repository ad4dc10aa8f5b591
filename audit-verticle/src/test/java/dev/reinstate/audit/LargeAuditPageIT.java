package dev.reinstate.audit;

import static dev.reinstate.audit.AuditFixture.ALL;
import static dev.reinstate.audit.AuditFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.ListAuditEntries;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are bounded in bytes, too. */
class LargeAuditPageIT {
  @AutoClose final AuditFixture service = new AuditFixture();

  @ParameterizedTest
  @ValueSource(strings = {"admin", "clerk", "manager"})
  void largeEntriesComeInSmallPages(String role) {
    service.rows(
        """
        select commit_change('employees', 'large_' || n, '{"text": "' || repeat('x', 3000000) || '", "n": ' || n || '}', 'alice')
        from generate_series(1, 6) n
        """);
    service.deploy();
    Awaitility.await().until(() -> service.number("select count(*) from audit.entry") == 6);

    List<Integer> sizes = new ArrayList<>();
    List<Long> seqs = new ArrayList<>();
    AuditPage page = page(role, null);
    add(page, sizes, seqs);
    while (page.cursor() != null) {
      page = page(role, page.cursor());
      add(page, sizes, seqs);
    }

    assertThat(seqs).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(sizes).containsExactly(2, 2, 2);
    assertThat(service.verify().problem()).isNull();
  }

  /** The states of many documents decide what is shown of a page of small entries. */
  @Test
  void statesThatConditionsNeedAreReadABoundedNumberAtATime() {
    service.rows(
        """
        select commit_change('employees', 'doc_' || n, '{"manager": "max"}', 'alice') from generate_series(1, 8) n
        """);
    service.rows(
        """
        select commit_change('employees', 'doc_' || n, '{"manager": "max", "text": "' || repeat('x', 3000000) || '"}', 'alice')
        from generate_series(1, 8) n
        """);
    service.deploy();
    Awaitility.await().until(() -> service.number("select count(*) from audit.entry") == 16);

    AuditPage page =
        service.done(
            Addresses.LIST_AUDIT_ENTRIES,
            new ListAuditEntries(as("max", "manager"), ALL, 1_000, 9L));

    assertThat(page.entries())
        .hasSize(8)
        .extracting(AuditEntry::after)
        .containsOnly("{\"manager\": \"max\"}");
  }

  private static void add(AuditPage page, List<Integer> sizes, List<Long> seqs) {
    sizes.add(page.entries().size());
    page.entries().forEach(entry -> seqs.add(entry.seq()));
  }

  private AuditPage page(String role, @Nullable Long before) {
    return service.done(
        Addresses.LIST_AUDIT_ENTRIES, new ListAuditEntries(as("max", role), ALL, 1_000, before));
  }
}
