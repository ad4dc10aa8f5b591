package dev.reinstate.contracts;

/**
 * A command that changes one document which is there already. Those for the same document are sent
 * to the same process while there is one, so that few of them meet on the document's row; nothing
 * depends on it.
 */
public sealed interface ChangesDocument
    permits ReplaceDocument, PatchDocument, DeleteDocument, RestoreDocument {

  /** Which one. */
  DocumentKey document();
}
