/**
 * Tests of handlers without a server: {@link io.batchdesk.test.TestJob} runs a {@link
 * io.batchdesk.JobHandler} step by step as the engine does, and {@link io.batchdesk.test.CrashTest}
 * runs it again and again with crashes before and after each commit. {@link
 * io.batchdesk.test.TestDataSource} and {@link io.batchdesk.test.TestTransaction} let the handler's
 * database take part.
 */
package io.batchdesk.test;
