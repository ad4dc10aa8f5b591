package dev.reinstate.platform.fields;

import static dev.reinstate.platform.fields.RuleTexts.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.patch.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewShowsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "all                     | ``              | true",
        "all                     | /a/0/b          | true",
        "none                    | ``              | false",
        "none                    | /a              | false",
        "deny=a.b                | ``              | false",
        "deny=a.b                | /a              | false",
        "deny=a.b                | /a/b            | false",
        "deny=a.b                | /a/b/c          | false",
        "deny=a.b                | /a/c            | true",
        "deny=a.b                | /b              | true",
        "deny=a.b                | /a/0            | false",
        "deny=a.b                | /a/-            | false",
        "deny=a.b                | /a/0/b          | false",
        "deny=a.b                | /a/0/1/2/b      | false",
        "deny=a.b                | /a/0/c          | true",
        "deny=a.b                | /0              | false",
        "deny=a.b                | /0/a            | false",
        "deny=a.b                | /b/0/a          | true",
        "deny=a.b                | /a/x/b          | true",
        "deny=a.0                | /a/0            | false",
        "deny=a.0                | /a/1/0          | false",
        "deny=a.0.b              | /a/0/b          | false",
        "deny=a.b                | /a/00/b         | false",
        "deny=a.-                | /a/-            | false",
        "allow=a.b               | /a              | false",
        "allow=a.b               | /a/b            | true",
        "allow=a.b               | /a/b/c/0        | true",
        "allow=a.b               | /a/0            | false",
        "allow=a.b               | /c              | false",
        "allow=a deny=a.b        | /a/c            | true",
        "allow=a.0.b             | /a/0/b          | false",
        "mask=a:email            | /a              | false",
        "mask=a:email            | /a/b            | false",
        "mask=a:email            | /b              | true",
        "mask=a.b:email          | /a              | false",
        "mask=a:email + allow=a  | /a              | true",
        "deny=a + allow=a.b      | /a/b            | true",
        "deny=a + deny=a.b       | /a/c            | true",
        "deny=\"x.y\"            | /x.y            | false",
        "deny=\"x.y\"            | /x/y            | true",
      })
  void aPlaceIsShownIfAllOfItIsWhateverTheContent(String rules, String pointer, boolean shown)
      throws InvalidJsonException {
    assertThat(view(rules).shows(Pointer.parse(pointer).tokens())).isEqualTo(shown);
  }
}
