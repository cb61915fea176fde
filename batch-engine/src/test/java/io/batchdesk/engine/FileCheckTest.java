package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchdesk.Accept;
import io.batchdesk.Upload;
import io.batchdesk.engine.ParameterSchema.Field;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

  record Import(@Accept({".csv", ".txt"}) Upload rows, @Accept(".zip") Upload zip, Upload any) {}

  private static final ParameterSchema SCHEMA = ParameterRecord.schemaOf(Import.class);

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "A.CSV", "b.Txt", "workbook.xlsx.csv", ".csv"})
  void takesTheNamesThatAreAccepted(String file) {
    assertThatCode(() -> check("rows", file)).doesNotThrowAnyException();
    assertThatCode(() -> check("any", file)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "csv", "a.csv.exe", "a"})
  void refusesAllOthers(String file) {
    Refusal refusal = refused("rows", file);

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED_FILE);
    assertThat(refusal.code()).isEqualTo("unsupported_file");
    assertThat(refusal.field()).isEqualTo("rows");
    assertThat(refusal)
        .hasMessage(
            "Rows cannot be the file \"%s\"; give a file whose name ends in .csv or .txt"
                .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "A.XLSX", "a.xls", "a.ods"})
  void saysHowAWorkbookBecomesAFileThatIsTaken(String file) {
    assertThat(refused("rows", file)).hasMessageContaining("save it as \"CSV UTF-8\"");
    assertThat(refused("rows", file).message(Locale.GERMAN)).contains("als „CSV UTF-8“ speichern");
    assertThat(refused("zip", file)).hasMessageContaining("give a file whose name ends in .zip");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(refused("zip", "x".repeat(200)).getMessage())
        .contains("x".repeat(99) + "…")
        .doesNotContain("x".repeat(100));
  }

  private static Refusal refused(String field, String file) {
    return catchThrowableOfType(Refusal.class, () -> check(field, file));
  }

  private static void check(String name, String file) {
    Field field = SCHEMA.field(name).orElseThrow();
    FileCheck.check(field, TypeTexts.NONE.label(name), file);
  }
}
