package dev.reinstate.launcher.journey;

/** Policies with conditions and field rules, each for a collection of the journeys. */
final class Permissions {

  private static final String ALL = "admin: { actions: [read, create, update, delete, restore] }";

  /** Conditions, one for each way in which somebody can belong to a document. */
  static final String STAFF =
      """
      { %s,
        manager: { actions: [read, create, update, delete, restore],
                   when: "user.id == resource.manager_id" },
        employee: { actions: [read], when: "user.id == resource._id" },
        writer: { actions: [create, update, restore] },
        updater: { actions: [read, update] },
        restorer: { actions: [read, restore] },
        peer: { actions: [read, restore], fields: { deny: [note] } } }
      """
          .formatted(ALL);

  /** Field rules, on paths into objects and arrays. */
  static final String PEOPLE =
      """
      { %s,
        clerk: { actions: [read, update, restore],
                 fields: { deny: [ssn, address.geo, jobs.pay],
                           mask: { email: email, phone: phone, iban: partial,
                                   jobs.boss.phone: phone },
                           deny_write: [salary, address.city] } },
        visitor: { actions: [read], fields: { allow: [name, address.city, jobs.title] } },
        payroll: { actions: [read], fields: { allow: [ssn, jobs.pay, phone] } },
        keeper: { actions: [read, restore],
                  fields: { deny: [ssn], deny_write: [ssn, salary, jobs.pay] } },
        blind: { actions: [update, restore], fields: { deny_write: [salary] } },
        updater: { actions: [read, update], fields: { deny_write: [salary] } },
        restorer: { actions: [restore] },
        scribe: { actions: [read, create], fields: { deny: [ssn], deny_write: [salary] } },
        payer: { actions: [update] } }
      """
          .formatted(ALL);

  /** What a person has to be; it names fields that not everybody sees. */
  static final String PERSON =
      """
      { properties: { name: { type: string } },
        if: { properties: { name: { const: Nobody } }, required: [name] },
        then: { properties: { ssn: { const: none } } } }
      """;

  /** Conditions that the database can decide, and others. */
  static final String REPORTS =
      """
      { %s,
        owner: { actions: [read], when: "resource.owner == user.id" },
        junior: { actions: [read], when: "resource.level < 3 && resource.owner == user.id" },
        reader: { actions: [read], when: "user.id in resource.readers" },
        team: { actions: [read], when: "resource.place.team == user.team" },
        claimed: { actions: [read], when: "resource.place.team == user.claims.team" },
        either: { actions: [read],
                  when: "resource.level == 5 || user.id in resource.readers" } }
      """
          .formatted(ALL);

  private Permissions() {}
}
