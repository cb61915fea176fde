package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnPageTest {

  @ParameterizedTest
  @CsvSource({
    "/sample/contacts, Contacts",
    "/sample/contacts?country=AT#top, Contacts",
    "/sample/contacts/, Contacts",
    "/shop/open-orders.xhtml, Open orders",
    "/a/%C3%BCber%20uns, Über uns",
    "/, /",
    "https://crm.example/, crm.example",
    "https://crm.example, crm.example",
    "https://crm.example/leads?x=1, Leads"
  })
  void isCalledByTheLastPartOfItsPathOrItsHost(String url, String label) {
    assertThat(ReturnPage.of(url).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "/contacts, /contacts?batch_job=batch_1",
    "/contacts?country=AT, /contacts?country=AT&batch_job=batch_1",
    "/contacts?country=AT#list, /contacts?country=AT&batch_job=batch_1#list",
    "/contacts?batch_job=batch_0, /contacts?batch_job=batch_1",
    "/contacts?batch_job=batch_0&country=AT, /contacts?country=AT&batch_job=batch_1",
    "/contacts?country=AT&batch_job=batch_0#a, /contacts?country=AT&batch_job=batch_1#a",
    "/contacts?my_batch_job=1, /contacts?my_batch_job=1&batch_job=batch_1",
    "https://crm.example, https://crm.example?batch_job=batch_1"
  })
  void isToldTheJobOnce(String url, String expected) {
    assertThat(ReturnPage.of(url).with("batch_1")).isEqualTo(expected);
  }

  @Test
  void isNoneWithoutAnAddress() {
    assertThat(ReturnPage.of(null)).isNull();
  }
}
