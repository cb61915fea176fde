/** The REST API under {@code /api/admin/batch-jobs}, in Medusa's spelling, and the downloads. */
package io.batchdesk.ui.rest;
