/** Who is asking: sign-in with a session cookie or HTTP Basic, and where a sign-in leads to. */
package io.batchdesk.ui.access;
