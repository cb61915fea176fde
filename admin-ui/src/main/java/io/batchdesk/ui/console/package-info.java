/**
 * The pages of the console: one view and one bean for each thing that a person does. A bean calls
 * the engine's services and keeps what the view shows; sentences are made by classes that know
 * nothing of Faces.
 */
package io.batchdesk.ui.console;
