package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a version in a path, and what is not. */
@ExtendWith(InstallationExtension.class)
final class VersionSyntaxIT {

  private static final String[] BAD = {
    "abc",
    "0",
    "-1",
    "+1",
    "01",
    "00",
    "1.5",
    "1e3",
    "1,0",
    "0x1",
    "1_000",
    "%20",
    "%201",
    "1%20",
    "2147483648",
    "4294967297",
    "99999999999999999999",
    "%D9%A1",
    "%F0%9D%9F%8F",
    "%EF%BC%91",
    "%00",
    "1%00",
    "latest",
    "%22",
    "null",
    "1%2F2",
    "%F0%9F%98%80",
    "1'"
  };

  private final Caller admin;
  private final String path;

  VersionSyntaxIT(Installation installation) {
    admin = installation.admin();
    path =
        installation.document(
            "employees",
            """
            {"n":1}\
            """);
  }

  static String[] bad() {
    return BAD.clone();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void restoringItIs400(String text) {
    assertNamed(admin.post(path + "/restore/" + text), text);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void previewingItIs400(String text) {
    assertNamed(admin.get(path + "/restore/" + text), text);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void readingItIs400(String text) {
    assertNamed(admin.get(path + "/versions/" + text), text);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void comparingFromItIs400(String text) {
    assertNamed(admin.get(path + "/diff/" + text + "/1"), text);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void comparingToItIs400(String text) {
    assertNamed(admin.get(path + "/diff/1/" + text), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "10", "2147483647"})
  void aNumberWithoutAVersionIs404(String text) {
    Answer answer = admin.post(path + "/restore/" + text);

    assertThat(answer.outcome()).isEqualTo("404 VERSION_NOT_FOUND");
    assertThat(answer.details().path("version")).isEqualTo(Json.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/restore/", "/versions/", "/diff/1/"})
  void anEmptyVersionIsRefused(String operation) {
    assertNamed(admin.get(path + operation), "");
  }

  private static void assertNamed(Answer answer, String text) {
    assertThat(answer.outcome()).isEqualTo("400 BAD_REQUEST");
    assertThat(answer.message()).isEqualTo("Invalid version number");
    assertThat(answer.details().size()).isEqualTo(1);
    assertThat(answer.details().path("version").textValue())
        .isEqualTo(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
