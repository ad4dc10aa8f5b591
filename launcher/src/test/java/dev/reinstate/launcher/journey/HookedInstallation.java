package dev.reinstate.launcher.journey;

/** A service that asks hooks before changes, and one of those who are asked. */
final class HookedInstallation implements AutoCloseable {
  final WebhookReceiver endpoint = new WebhookReceiver();
  final Installation service = Installation.start(configuration(endpoint.url()));
  final AskedWorker worker = new AskedWorker(service.vertx(), "workers.asked");
  final Caller admin = service.admin();
  final AuditTrail trail = new AuditTrail(admin);

  Caller as(String user, String... roles) {
    return service.as(user, roles);
  }

  /** The path of a new document with these versions. */
  String document(String collection, String... contents) {
    worker.behave(question -> AskedWorker.ACCEPT);
    return service.document(collection, contents);
  }

  @Override
  public void close() {
    service.close();
    endpoint.close();
  }

  private static String configuration(String url) {
    return """
    http: { port: 0 }
    auth: { jwt: { secret: "%s" } }
    collections:
      employees: {}
      asked: {}
      lonely: {}
      broken: {}
      strict: { schema: { type: object, required: [name] } }
    policies:
      employees:
        admin: { actions: [read, create, update, delete, restore] }
        clerk: { actions: [read, restore], fields: { deny: [author], deny_write: [salary, grade] } }
      asked: { admin: { actions: [read, create, update, delete, restore] }, reader: { actions: [read] } }
      lonely: { admin: { actions: [read, create, update, delete, restore] } }
      broken: { admin: { actions: [read, create, update, delete, restore] } }
      strict: { admin: { actions: [read, create, update, delete, restore] } }
      _audit: { admin: { actions: [read] } }
      _hooks: { admin: { actions: [read] } }
    hooks:
      employees:
        pre_create:
          - { name: positive, validate: "after.salary >= 0", error: salary must not be negative }
          - { name: author, set: { author: user.id } }
        pre_update:
          - { name: still-positive, validate: "after.salary >= 0", error: salary must not be negative }
          - { name: stamp, actions: [restore], set: { reviewed: "false", grade: "7" } }
        pre_delete:
          - { name: keep, validate: "!has(before.locked)", error: it is locked }
      asked:
        pre_create: [ { name: ask-create, bus: workers.asked, timeout: 8s } ]
        pre_update:
          - { name: ask, bus: workers.asked, timeout: 7s, dry_run_safe: true }
          - { name: nobody, bus: workers.nobody, timeout: 1s, on_error: ignore }
        pre_delete: [ { name: ask-delete, bus: workers.asked, timeout: 8s } ]
      lonely:
        pre_create: [ { name: endpoint, http: "%s", timeout: 8s } ]
      broken:
        pre_update:
          - { name: raise, set: { n: "after.n + 1" } }
          - { name: unsafe, bus: workers.asked, on_error: ignore, timeout: 5s }
          - { name: lost, bus: workers.nobody, on_error: ignore, timeout: 1s, dry_run_safe: true }
          - { name: missing, bus: workers.nobody, timeout: 1s, dry_run_safe: true }
          - { name: last, validate: "true" }
      strict:
        pre_create: [ { name: ask-strict, bus: workers.asked, timeout: 8s } ]
    """
        .formatted(Jwt.SECRET, url);
  }
}
