package dev.reinstate.launcher.journey;

/** Contents for {@code /people}, whose policies show each of their readers another part. */
final class People {

  /** Has something in every field that a rule is about. */
  static final String ANN =
      """
      {"name":"Ann","ssn":"123-45-6789","email":"ann@example.com","phone":"+49 170 1234567",\
      "iban":"DE8937040044","salary":70000.10,\
      "address":{"city":"Bonn","street":"Weg 1","geo":{"lat":50.123450,"lon":7}},\
      "jobs":[{"title":"Cook","pay":918273,"boss":{"name":"Bo","phone":"555-1234567"}},\
      {"title":"Chef","pay":827364}]}\
      """;

  /** The same, with another value in every field. */
  static final String ANNE =
      """
      {"name":"Anne","ssn":"987-65-4321","email":"anne@example.org","phone":"+49 170 7654321",\
      "iban":"DE1112223334","salary":80000,\
      "address":{"city":"Kiel","street":"Ufer 2","geo":{"lat":54.765430,"lon":10.1}},\
      "jobs":[{"title":"Baker","pay":736455,"boss":{"name":"Cy","phone":"555-7654321"}},\
      {"title":"Chef","pay":645546}]}\
      """;

  /** What a clerk sees of {@link #ANN}. */
  static final String ANN_AS_CLERKS_SEE_HER =
      """
      {"name":"Ann","email":"a***@example.com","phone":"***********4567",\
      "iban":"DE********44","salary":70000.10,"address":{"city":"Bonn","street":"Weg 1"},\
      "jobs":[{"title":"Cook","boss":{"name":"Bo","phone":"*******4567"}},{"title":"Chef"}]}\
      """;

  /** Of either, what a clerk must not get to see anywhere. */
  static final String[] HIDDEN_FROM_CLERKS = {
    "ssn",
    "123-45-6789",
    "987-65-4321",
    "ann@",
    "anne@",
    "1234567",
    "7654321",
    "37040044",
    "11122233",
    "geo",
    "50.12345",
    "54.76543",
    "pay",
    "918273",
    "827364",
    "736455",
    "645546"
  };

  private People() {}
}
