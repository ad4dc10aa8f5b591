package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.Filter.Operator;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFilterIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  @BeforeAll
  static void documents() {
    service.create(in("notes", "five"), "{\"v\": 5, \"at\": {\"city\": \"Bern\"}}");
    service.create(in("notes", "seven"), "{\"v\": 7.0, \"at\": {\"city\": \"Genf\"}}");
    service.create(in("notes", "text"), "{\"v\": \"5\"}");
    service.create(in("notes", "true"), "{\"v\": true}");
    service.create(in("notes", "null"), "{\"v\": null}");
    service.create(in("notes", "missing"), "{\"x.y\": 1}");
    service.replace(in("notes", "seven"), "{\"v\": 7.0, \"at\": {\"city\": \"Genf\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "EQ,  5,        five",
        "EQ,  5.0,      five",
        "EQ,  '\"5\"',  text",
        "EQ,  true,     true",
        "EQ,  null,     null",
        "EQ,  8,        ''",
        "NE,  5,        'seven text true null missing'",
        "NE,  null,     'five seven text true missing'",
        "GT,  5,        seven",
        "GTE, 5,        'five seven'",
        "LT,  7,        five",
        "LTE, 7,        'five seven'",
        "GT,  '\"4\"',  text",
        "LT,  '\"4\"',  ''",
      })
  void anOperatorFindsWhatItSays(Operator operator, String value, String ids) {
    assertThat(Listing.of("notes").where("v", operator, value).ids(service))
        .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
  }

  @Test
  void inFindsAnyOfItsValues() {
    assertThat(Listing.of("notes").where("v", Operator.IN, "7", "\"5\"", "null").ids(service))
        .containsExactly("seven", "text", "null");
  }

  @Test
  void inOfNothingFindsNothing() {
    assertThat(Listing.of("notes").where("v", Operator.IN).ids(service)).isEmpty();
  }

  @Test
  void aDottedPathLeadsIntoTheDocument() {
    assertThat(Listing.of("notes").where("at.city", Operator.EQ, "\"Genf\"").ids(service))
        .containsExactly("seven");
  }

  @Test
  void allFiltersMustHold() {
    assertThat(
            Listing.of("notes")
                .where("v", Operator.GTE, "5")
                .where("at.city", Operator.LT, "\"C\"")
                .ids(service))
        .containsExactly("five");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "_id,        EQ, '\"five\"',                       five",
        "_id,        LT, '\"missing\"',                    five",
        "_version,   GT, 1,                                seven",
        "_version,   IN, 2,                                seven",
        "created_by, NE, '\"bob\"',                        'five seven text true null missing'",
        "created_at, LT, '\"2020-01-01T00:00:00Z\"',       ''",
        "updated_at, GT, '\"9999-12-31T23:59:59+00:00\"',  ''",
        "created_at, GT, '\"2020-01-01T00:00:00+18:00\"',  'five seven text true null missing'",
      })
  void systemFieldsAreFieldsToo(String field, Operator operator, String value, String ids) {
    assertThat(Listing.of("notes").where(field, operator, value).ids(service))
        .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "5",
        "\"2020-01-01\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "\"-0001-01-01T00:00:00Z\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59-01:00\""
      })
  void whatIsNoTimeIsRefused(String value) {
    Listing listing = Listing.of("notes").where("updated_at", Operator.GT, value);

    assertThat(service.refusal(Addresses.LIST_DOCUMENTS, listing.command(null)))
        .isEqualTo(new InvalidRequest("Invalid value for updated_at"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.5", "99999999999", "true", "null"})
  void whatIsNoVersionIsRefused(String value) {
    Listing listing = Listing.of("notes").where("_version", Operator.EQ, value);

    assertThat(service.refusal(Addresses.LIST_DOCUMENTS, listing.command(null)))
        .isEqualTo(new InvalidRequest("Invalid value for _version"));
  }

  @Test
  void hugeNumbersCanBeCompared() {
    assertThat(Listing.of("notes").where("v", Operator.LT, "1e400").ids(service))
        .containsExactly("five", "seven");
  }
}
