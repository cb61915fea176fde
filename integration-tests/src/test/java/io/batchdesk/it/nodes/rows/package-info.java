/** Handlers for measuring how fast rows are read and written. */
package io.batchdesk.it.nodes.rows;
