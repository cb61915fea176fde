package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits of a ZIP, from just below them. */
class ZipFileTest {

  private static final long MOST = 0xFFFF_FFFFL;

  @Test
  void aFileCannotHaveMoreBytesThanItsHeaderCanSay() throws IOException {
    ZipFile zip = open(new ZipFile.Entry("sheet1.xml", 0, 1_000, MOST - 10, 0), 2_000);

    zip.write(new byte[10]);

    assertThat(zip.position().entries().get(0).size()).isEqualTo(MOST);
    assertThatThrownBy(() -> zip.write(new byte[1]))
        .isInstanceOf(ZipFile.TooLarge.class)
        .hasMessageContaining("sheet1.xml");
  }

  @Test
  void norCanTheWholeHaveMore() {
    ZipFile zip = open(new ZipFile.Entry("sheet1.xml", 0, MOST - 30, 1_000, 0), MOST - 4);

    assertThatThrownBy(() -> zip.write(new byte[] {1, 2, 3}))
        .isInstanceOf(ZipFile.TooLarge.class)
        .hasMessageContaining("The ZIP");
  }

  @Test
  void itsDirectoryHasToFit() throws IOException {
    ZipFile zip = open(new ZipFile.Entry("sheet1.xml", 0, 1_000, 1_000, 0), MOST - 60);

    zip.end();

    assertThatThrownBy(zip::close).isInstanceOf(ZipFile.TooLarge.class);
  }

  @Test
  void itCannotHaveMoreFilesThanItCanCount() throws IOException {
    ZipFile.Entry entry = new ZipFile.Entry("x", 0, 0, 0, 0);
    ZipFile zip =
        new ZipFile(
            new ByteArrayOutputStream(),
            new ZipFile.Position(Collections.nCopies(65_534, entry), 0));

    zip.add("the last", "one");

    assertThatThrownBy(() -> zip.begin("one more"))
        .isInstanceOf(ZipFile.TooLarge.class)
        .hasMessageContaining("65535");
  }

  private static ZipFile open(ZipFile.Entry entry, long length) {
    return new ZipFile(
        OutputStream.nullOutputStream(), new ZipFile.Position(List.of(entry), length));
  }
}
