package io.batchdesk.engine;

/**
 * A CDI event of the engine: its tables and those of the application are up to date, and it is
 * about to take work. Observed by who needs the tables at start-up; thrown errors stop the
 * deployment.
 */
public record EngineStarted() {}
