package dev.reinstate.api;

import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PatchDocument.Format;

final class PatchDocumentRoute implements BusRoute<PatchDocument, Document> {

  /** Reads a merge patch. */
  interface MergePatch {

    /** Reads what to change in the document of this id. */
    String read(Body body, String id);
  }

  private final MergePatch mergePatch;

  PatchDocumentRoute(MergePatch mergePatch) {
    this.mergePatch = mergePatch;
  }

  @Override
  public Address<PatchDocument, Document> address() {
    return Addresses.PATCH_DOCUMENT;
  }

  @Override
  public PatchDocument command(Call call) {
    DocumentKey document = call.document();
    boolean jsonPatch = call.body().type().equals("application/json-patch+json");
    return new PatchDocument(
        call.context(),
        WriteHeaders.change(call),
        document,
        jsonPatch ? Format.JSON_PATCH : Format.MERGE_PATCH,
        jsonPatch ? JsonPatchBody.read(call.body()) : mergePatch.read(call.body(), document.id()));
  }

  @Override
  public Answer answer(Call call, Document document) {
    return DocumentJson.answer(200, document);
  }
}
