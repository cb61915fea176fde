/** What ships, as several processes on one PostgreSQL: spread work, takeovers, outages, kills. */
package io.batchdesk.it.nodes;
