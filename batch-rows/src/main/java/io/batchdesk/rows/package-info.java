/**
 * Rows out of a database into a file that people trust: the author gives the columns and where the
 * rows come from, and the toolkit does the rest.
 */
package io.batchdesk.rows;
