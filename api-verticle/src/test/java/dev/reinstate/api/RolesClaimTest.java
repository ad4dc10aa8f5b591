package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RolesClaimTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          roles              | {"roles": ["admin", "hr"]}
          roles              | {"roles": "admin hr"}
          roles              | {"roles": "admin,hr"}
          roles              | {"roles": " admin , hr "}
          roles              | {"roles": ["admin", "hr", "admin", ""]}
          realm_access.roles | {"realm_access": {"roles": ["admin", "hr"]}}
          realm_access.roles | {"realm_access.roles": ["admin", "hr"], "realm_access": {"roles": []}}
          https://a.b/roles  | {"https://a.b/roles": ["admin", "hr"]}
          """)
  void everyUsualFormNamesTheRoles(String claim, String claims) throws InvalidJsonException {
    assertThat(roles(claim, claims)).isEqualTo(List.of("admin", "hr"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"realm\": \"roles\"}",
        "{\"realm\": {\"roles\": null}}",
        "{\"realm\": {\"roles\": 7}}",
        "{\"realm\": {\"roles\": \"\"}}",
        "{\"realm\": {\"roles\": [1, null, [\"admin\"]]}}",
        "{\"realm\": {\"roles\": {\"admin\": \"admin\"}}}"
      })
  void anythingElseNamesNone(String claims) throws InvalidJsonException {
    assertThat(roles("realm.roles", claims)).isEmpty();
  }

  private static List<String> roles(String claim, String claims) throws InvalidJsonException {
    return new RolesClaim(claim).in(Json.read(claims.getBytes(StandardCharsets.UTF_8)));
  }
}
