package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers keep value and digits, up to 1,000 digits and exponents of 400. */
@ExtendWith(InstallationExtension.class)
final class NumbersIT {

  private final Installation installation;
  private final Caller admin;

  NumbersIT(Installation installation) {
    this.installation = installation;
    admin = installation.admin();
  }

  static String[] tooMuch() {
    return new String[] {
      "1" + "0".repeat(1000),
      "0." + "1".repeat(1001),
      "1e401",
      "1e-401",
      "-1e401",
      "1E+401",
      "1e131071",
      "1e99999999999",
      "1e-99999999999",
      "9".repeat(1001)
    };
  }

  static String[] large() {
    return new String[] {
      "9".repeat(1000),
      "-" + "9".repeat(999) + ".5",
      "0." + "1".repeat(999),
      "1e400",
      "-1e400",
      "1.5e-400"
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "1.0",
        "0.000",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "9007199254740993",
        "1234567890123456789012345678901234567890",
        "0.1234567890123456789012345678901234567890",
        "-0.10",
        "100",
        "0"
      })
  void digitsAreKeptEverywhere(String number) {
    String body = "{\"n\":" + number + ",\"a\":[" + number + "]}";
    String path = installation.document("employees", body, "{}");
    Answer restored = admin.post(path + "/restore/1");

    for (Answer answer :
        new Answer[] {
          restored,
          admin.get(path),
          admin.get(path + "/versions/1"),
          admin.get(path + "/diff/2/1"),
          admin.get(path + "/restore/1"),
          admin.get("/employees?_id=" + restored.json().path("_id").asText())
        }) {
      assertThat(answer.text().replace(" ", "")).contains("[" + number + "]");
    }
  }

  @ParameterizedTest
  @MethodSource("large")
  void largeOnesKeepTheirValue(String number) {
    String path = installation.document("employees", "{\"n\":" + number + "}");

    assertThat(admin.get(path).json().path("n").decimalValue())
        .isEqualByComparingTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @MethodSource("large")
  void largeOnesCanBePatchedAround(String number) {
    String path = installation.document("employees", "{\"n\":" + number + "}");

    Answer patched = admin.patch(path, "{\"m\":1}");

    assertThat(patched.content().path("n").decimalValue())
        .isEqualByComparingTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void moreThanThatIs400(String number) {
    String path = installation.document("employees", "{\"n\":1}");
    String body = "{\"n\":" + number + "}";

    assertThat(admin.put(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.patch(path, body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees", body).outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(admin.post("/employees/batch", "{\"documents\":[" + body + "]}").outcome())
        .isEqualTo("400 BAD_REQUEST");
    assertThat(admin.get(path).version()).isEqualTo(1);
  }
}
