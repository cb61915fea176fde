/**
 * Tests of the engine that run inside the server, in a WAR of their own with the engine as it
 * ships. What a job does is written in its test, as a {@link io.batchdesk.it.engine.Script}.
 */
package io.batchdesk.it.engine;
