/** A team's WAR whose jobs write rows, lock a row of their own, and write a CSV. */
package io.batchdesk.it.nodes.ledger;
