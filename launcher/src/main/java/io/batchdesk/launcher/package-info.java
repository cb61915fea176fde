/** Starts the server with the host, the sample and further WARs, all from one jar. */
package io.batchdesk.launcher;
