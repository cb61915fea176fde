/** The same work as in {@code rows}, written with Spring Batch. */
package io.batchdesk.it.nodes.spring;
