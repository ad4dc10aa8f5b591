package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          report.pdf       | report.pdf       | report.pdf
          a b.txt          | a b.txt          | a%20b.txt
          käse.txt         | k_se.txt         | k%C3%A4se.txt
          😀.png           | _.png            | %F0%9F%98%80.png
          100%25.txt       | 100_25.txt       | 100%2525.txt
          a"b;c.txt        | a_b;c.txt        | a%22b%3Bc.txt
          it's.txt         | it's.txt         | it%27s.txt
          ../../etc/passwd | _._.._etc_passwd | _._.._etc_passwd
          C:\\x\\y.exe     | C__x_y.exe       | C__x_y.exe
          .bashrc          | _bashrc          | _bashrc
          """)
  void aNameIsWrittenForOldAndForNew(String name, String plain, String extended) {
    assertThat(ContentDisposition.attachment(name))
        .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + extended);
  }

  @Test
  void noNameWritesAHeader() {
    assertThat(ContentDisposition.attachment("a\r\nSet-Cookie: x=1\u0000\u007f\u0085b"))
        .isEqualTo(
            "attachment; filename=\"a__Set-Cookie_ x=1___b\";"
                + " filename*=UTF-8''a__Set-Cookie_%20x%3D1___b");
  }

  @Test
  void noNameHidesWhatItEndsWith() {
    assertThat(ContentDisposition.attachment("invoice\u202egpj.exe"))
        .contains("filename=\"invoice_gpj.exe\"");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(ContentDisposition.attachment("ü".repeat(1_024))).hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void whereThereIsNoNameNoneIsGiven(String name) {
    assertThat(ContentDisposition.attachment(name)).isEqualTo("attachment");
  }
}
