/** JobRunr as a peer: the same small job, for figures from one run on one database. */
package io.batchdesk.it.nodes.peer;
