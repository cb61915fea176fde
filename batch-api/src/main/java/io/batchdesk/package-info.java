/**
 * What the author of a batch job sees: a handler is one CDI bean, marked with {@link JobType}, that
 * extends {@link JobHandler} or {@link FileJobHandler} and does its work in short steps. The engine
 * commits each step as one transaction and remembers how far the job is.
 */
package io.batchdesk;
