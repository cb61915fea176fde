package io.batchdesk.it.nodes.rows;

import io.batchdesk.JobType;

/** The same in so many steps that the engine's code is compiled. */
@JobType(value = "people-export-in-small-steps", maxBatchSize = 100)
public class PeopleExportInSmallSteps extends PeopleExport {}
