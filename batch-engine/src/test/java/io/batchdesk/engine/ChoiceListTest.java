package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.batchdesk.Choices;
import io.batchdesk.Sensitive;
import io.batchdesk.engine.Offered.Choice;
import io.batchdesk.engine.ParameterSchema.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceListTest {

  record Parameters(@Choices String text, @Choices Integer number, String other) {}

  record Wrong(@Choices boolean yes) {}

  record Secret(@Choices @Sensitive String secret) {}

  private static final ParameterSchema SCHEMA = ParameterRecord.schemaOf(Parameters.class);

  private static Field field(String name) {
    return SCHEMA.field(name).orElseThrow();
  }

  private static void assertRefused(String field, Map<String, String> offered, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChoiceList.of(field(field), offered))
        .withMessageContaining(message);
  }

  @Test
  void choicesKeepTheOrderOfTheMap() {
    Map<String, String> offered = new LinkedHashMap<>();
    offered.put("b", "Second\nletter");
    offered.put("a", "First letter");

    ChoiceList list = ChoiceList.of(field("text"), offered);

    assertThat(list.choices())
        .containsExactly(new Choice("b", "Second letter"), new Choice("a", "First letter"));
    assertThat(list.problem()).isNull();
  }

  @Test
  void whatNoFormCouldShowIsRefusedByName() {
    assertRefused("text", null, "null");
    assertRefused("text", Map.of("v".repeat(101), "x"), "100 characters");
    assertRefused("text", Map.of("", "x"), "The value \"\"");
    assertRefused("text", Map.of("v", "x".repeat(201)), "The label of \"v\"");
    assertRefused("text", Collections.singletonMap("v", null), "The label of \"v\"");
    assertRefused("number", Map.of("1.5", "x"), "\"1.5\" is no whole number");
  }

  @Test
  void onlyTextsAndWholeNumbersThatEverybodyMaySeeHaveChoices() {
    assertThat(SCHEMA.offering()).extracting(Field::name).containsExactly("text", "number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterRecord.schemaOf(Wrong.class))
        .withMessageContaining("@Choices on its component yes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterRecord.schemaOf(Secret.class))
        .withMessageContaining("@Choices on its component secret");
  }

  @Test
  void theyAreNoRuleForPrograms() {
    FieldView view = new FieldView("Number", null, Map.of(), null, null);
    Offered offered =
        new Offered(ChoiceList.of(field("number"), Map.of("7", "Seven")).choices(), null, true);
    ParameterSchema shown =
        new ParameterSchema(List.of(field("number").as(view).as(offered, null)));

    assertThat(Json.write(shown.jsonSchema()))
        .contains("\"examples\":[7]")
        .doesNotContain("enum", "oneOf");
  }
}
