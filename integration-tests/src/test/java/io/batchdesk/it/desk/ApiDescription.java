package io.batchdesk.it.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.batchdesk.it.desk.Rest.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The OpenAPI description of the API, as something that answers can be compared with. */
final class ApiDescription {

  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private final JsonNode document;
  private final String base;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  ApiDescription(JsonNode document) {
    this.document = document;
    this.base = document.at("/servers/0/url").asText();
  }

  /** Each operation, such as {@code POST /api/admin/users/{name}}. */
  Set<String> operations() {
    Set<String> all = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (METHODS.contains(name)) {
                            all.add(name.toUpperCase(Locale.ROOT) + " " + base + path.getKey());
                          }
                        }));
    return all;
  }

  /** The operation that an address belongs to; the one with the fewest parameters. */
  String operationOf(String method, String address) {
    String path = address.replaceFirst("\\?.*", "");
    return operations().stream()
        .filter(
            operation -> (method + " " + path).matches(operation.replaceAll("\\{\\w+}", "[^/]+")))
        .min(Comparator.comparing(operation -> operation.split("\\{").length))
        .orElseThrow(() -> new AssertionError("Not described: " + method + " " + path));
  }

  /** What an answer has that the description does not say; nothing if it is as described. */
  List<String> differences(String operation, Answer answer) {
    JsonNode response = resolved(operation(operation).path("responses").path("" + answer.status()));
    if (response.isMissingNode()) {
      return List.of("the status " + answer.status());
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      return answer.response().body().length == 0 ? List.of() : List.of("a body");
    }
    if (operation.startsWith("HEAD ") || content.has("*/*")) {
      return List.of();
    }
    String mediaType = answer.header("Content-Type").replaceFirst(";.*", "");
    if (!content.has(mediaType)) {
      return List.of("the media type " + mediaType);
    }
    return mediaType.equals("application/json")
        ? violations(content.get(mediaType).get("schema"), answer.json())
        : List.of();
  }

  private JsonNode operation(String operation) {
    String[] parts = operation.split(" ");
    return document
        .get("paths")
        .path(parts[1].substring(base.length()))
        .path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** What a body is not that its operation asks for. */
  List<String> violationsOfBody(String operation, JsonNode body) {
    JsonNode content = operation(operation).at("/requestBody/content");
    return content.has("*/*")
        ? List.of()
        : violations(content.at("/application~1json/schema"), body);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with a value; schemas refer to the components of the document. */
  List<String> violations(JsonNode schema, JsonNode value) {
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    return schemas.getSchema(whole).validate(value).stream().map(Object::toString).toList();
  }

  /**
   * An example with the schema that it is of.
   *
   * @param at where it is, for people
   */
  record Example(String at, JsonNode schema, JsonNode value) {}

  /** The examples of all bodies and parameters. */
  List<Example> examples() {
    List<Example> all = new ArrayList<>();
    collect("", document, all);
    return all;
  }

  private void collect(String at, JsonNode node, List<Example> all) {
    if (node.has("schema")) {
      Stream.concat(
              Stream.of(node.path("example")).filter(example -> !example.isMissingNode()),
              Stream.of(node.path("examples"))
                  .flatMap(JsonNode::valueStream)
                  .map(example -> resolved(example).get("value")))
          .map(value -> new Example(at, node.get("schema"), value))
          .forEach(all::add);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      collect(at + "/" + property.getKey(), property.getValue(), all);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(at + "/" + i, node.get(i), all);
    }
  }

  /** Bodies of JSON without an example. */
  List<String> bodiesWithoutExample() {
    List<String> all = new ArrayList<>();
    collectBare("", document, all);
    return all;
  }

  private static void collectBare(String at, JsonNode node, List<String> all) {
    JsonNode json = node.path("content").path("application/json");
    if (!json.isMissingNode() && !json.has("example") && !json.has("examples")) {
      all.add(at);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      collectBare(at + "/" + property.getKey(), property.getValue(), all);
    }
  }

  /** References that lead nowhere. */
  List<String> brokenReferences() {
    return document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }
}
