/**
 * Runs a {@link io.batchdesk.JobHandler} in a plain unit test, without server and database: {@link
 * io.batchdesk.test.TestJob} takes the engine's place and keeps the job in memory.
 */
package io.batchdesk.test;
