package io.batchdesk.it.nodes.rows;

import io.batchdesk.JobType;

/** The same, with five times as many rows in a step as is usual. */
@JobType(value = "people-export-in-large-steps", maxBatchSize = 50_000)
public class PeopleExportInLargeSteps extends PeopleExport {}
