/**
 * The sample's data: real countries and subdivisions, and invented people, the same on every
 * machine. A real application has no such package.
 */
package io.batchdesk.sample.data;
