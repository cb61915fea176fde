/**
 * The engine: the job and its life, the step transaction, dispatch over db-scheduler, outputs, the
 * registry of applications and job types, users and links. The public types are the services for
 * the host; the rest is nobody else's business.
 */
package io.batchdesk.engine;
