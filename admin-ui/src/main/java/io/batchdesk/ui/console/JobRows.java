package io.batchdesk.ui.console;

import io.batchdesk.engine.FoundJobs;
import io.batchdesk.engine.JobDetails;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The page of a list that the database has filtered, sorted and cut out; which one, the address
 * said.
 */
class JobRows extends LazyDataModel<JobRow> {

  private static final long serialVersionUID = 1L;

  private final transient List<JobRow> rows;

  JobRows(FoundJobs found, Function<JobDetails, JobRow> row) {
    rows = found.jobs().stream().map(row).toList();
    setRowCount(rows.size());
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return rows.size();
  }

  @Override
  public List<JobRow> load(
      int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
    return rows;
  }
}
