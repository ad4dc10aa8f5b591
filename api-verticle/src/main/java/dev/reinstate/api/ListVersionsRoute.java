package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.VersionHistory;

final class ListVersionsRoute implements BusRoute<ListVersions, VersionHistory> {

  /** The most there can be: nothing in the answer says that a list was cut. */
  private static final int USUAL_LIMIT = 1_000;

  @Override
  public Address<ListVersions, VersionHistory> address() {
    return Addresses.LIST_VERSIONS;
  }

  @Override
  public ListVersions command(Call call) {
    String before = call.query().get("_before");
    return new ListVersions(
        call.context(),
        call.document(),
        ListQuery.limit(call.query(), USUAL_LIMIT),
        before == null ? null : VersionNumber.parse(before));
  }

  @Override
  public Answer answer(Call call, VersionHistory history) {
    return Answer.json(
        200,
        JsonBuffer.of(
            json -> {
              json.writeStartArray();
              for (VersionEntry entry : history.versions()) {
                VersionJson.writeEntry(json, entry);
              }
              json.writeEndArray();
            }));
  }
}
