package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.ifMatch;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.WriteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does something to one of some documents, again and again, and remembers what it was answered. */
final class RandomWriter {
  private final RestoreFixture service;
  private final List<DocumentKey> keys;
  private final int number;
  private final Random random;
  private final Map<DocumentKey, List<Document>> documents = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int changes;

  RandomWriter(RestoreFixture service, List<DocumentKey> keys, int number) {
    this.service = service;
    this.keys = keys;
    this.number = number;
    random = new Random(number);
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      DocumentKey key = keys.get(random.nextInt(keys.size()));
      String content = "{\"step\": %d, \"writer\": %d}".formatted(step, number);
      switch (random.nextInt(10)) {
        case 0, 1 -> create(key, content);
        case 2, 3 -> replace(key, content);
        case 4 -> patch(key, content);
        case 5 -> delete(key);
        default -> restore(key);
      }
    }
  }

  /** The states that were acknowledged. */
  Map<DocumentKey, List<Document>> documents() {
    return documents;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /** How many changes were acknowledged, deletions included. */
  int changes() {
    return changes;
  }

  private void create(DocumentKey key, String content) {
    var document = new NewDocument(key.id(), content);
    var command = new CreateDocument(as("admin"), PLAIN, key.space(), key.collection(), document);
    note(key, service.ask(Addresses.CREATE_DOCUMENT, command));
  }

  private void replace(DocumentKey key, String content) {
    var command = new ReplaceDocument(as("admin"), PLAIN, key, content);
    note(key, service.ask(Addresses.REPLACE_DOCUMENT, command));
  }

  private void patch(DocumentKey key, String content) {
    note(key, service.ask(Addresses.PATCH_DOCUMENT, RestoreFixture.patching(key, content)));
  }

  private void restore(DocumentKey key) {
    WriteOptions options = random.nextInt(4) == 0 ? ifMatch(1, 2, 3, 4, 5, 6, 7, 8) : PLAIN;
    int target = 1 + random.nextInt(30);
    var command = new RestoreDocument(as("admin"), options, key, target, false);
    note(key, service.askRestore(command));
  }

  private void delete(DocumentKey key) {
    var command = new DeleteDocument(as("admin"), PLAIN, key);
    Reply<DeletedDocument> reply = service.ask(Addresses.DELETE_DOCUMENT, command);
    switch (reply) {
      case Done<DeletedDocument> done -> changes++;
      case Refused<DeletedDocument>(Refusal refusal) -> refusals.add(refusal);
    }
  }

  private void note(DocumentKey key, Reply<Document> reply) {
    switch (reply) {
      case Done<Document>(Document document, boolean replayed) -> {
        changes++;
        documents.computeIfAbsent(key, first -> new ArrayList<>()).add(document);
      }
      case Refused<Document>(Refusal refusal) -> refusals.add(refusal);
    }
  }
}
