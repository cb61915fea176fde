/**
 * What every answer has in common: headers, error answers, health; and what the host does first.
 */
package io.batchdesk.ui.web;
