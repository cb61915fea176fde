/**
 * A team's application: the back office of an event organiser, with a page of contacts and two
 * batch jobs. Read {@link io.batchdesk.sample.ContactList} first.
 */
package io.batchdesk.sample;
