package io.batchdesk.sample;

import io.batchdesk.Accept;
import io.batchdesk.Upload;
import io.batchdesk.rows.OnBadRow;
import jakarta.validation.constraints.NotNull;

/**
 * What an import is started with.
 *
 * @param onBadRow what to do about a row that cannot be imported; null for leaving it out
 */
record ImportParameters(@NotNull @Accept({".csv", ".txt"}) Upload file, OnBadRow onBadRow) {}
