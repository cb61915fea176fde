/**
 * A team's application: the back office of an event organiser, with pages of contacts, events and
 * products, and batch jobs for them. Read {@link io.batchdesk.sample.ContactList} first.
 */
package io.batchdesk.sample;
