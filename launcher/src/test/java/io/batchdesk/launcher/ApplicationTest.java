package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "my.war, my",
    "billing-handlers.war, billing-handlers",
    "billing-handlers-1.0.war, billing-handlers",
    "billing-0.1.0-SNAPSHOT.war, billing",
    "a.b.war, a.b",
    "x2.war, x2",
  })
  void anApplicationIsServedAtTheNameOfItsFileWithoutTheVersion(String file, String name) {
    assertThat(Application.nameOf(file)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my.jar", "my app.war", ".war", "é.war", "a/b.war", "-x.war", "my"})
  void aNameThatIsNoneForAUrlIsRefused(String file) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Application.nameOf(file))
        .withMessageContaining(file);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Application.given(List.of("nowhere/my.war"), List.of()))
        .withMessageStartingWith("nowhere/my.war is not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROOT.war", "sample.war"})
  void aPlaceThatIsTakenIsRefused(String name) throws IOException {
    Path war = Files.createFile(directory.resolve(name));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Application.given(List.of(war.toString()), List.of(Bundled.values())))
        .withMessageContaining("another application already");
  }

  @Test
  void whereAnApplicationOfOursIsLeftOutAnotherMayBe() throws IOException {
    Path war = Files.createFile(directory.resolve("ROOT.war"));

    assertThat(Application.given(List.of(war.toString()), List.of(Bundled.SAMPLE)))
        .extracting(Application::contextRoot)
        .containsExactly("/");
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Application.given(List.of(), List.of()))
        .withMessageContaining("BATCHDESK_APPLICATIONS");
  }

  @Test
  void aWarWithTheEngineRegistersItself() throws IOException {
    Application with = new Application("with", war("with.war", "WEB-INF/lib/batch-engine-1.0.jar"));
    Application without =
        new Application("without", war("without.war", "WEB-INF/lib/batch-api-1.0.jar"));

    assertThat(with.hasEngine()).isTrue();
    assertThat(without.hasEngine()).isFalse();
  }

  @Test
  void aFileThatIsNoWarIsRefused() throws IOException {
    Application text =
        new Application("text", Files.writeString(directory.resolve("text.war"), "no zip"));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(text::hasEngine)
        .withMessageContaining("text.war is not a WAR");
  }

  private Path war(String name, String entry) throws IOException {
    Path war = directory.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
      out.putNextEntry(new ZipEntry(entry));
    }
    return war;
  }
}
