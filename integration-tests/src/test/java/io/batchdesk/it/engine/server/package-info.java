/** The side of the Arquillian tests that stays outside the server: what is deployed, and where. */
package io.batchdesk.it.engine.server;
