package io.batchdesk.engine;

/**
 * What makes a request recognisable when it comes again.
 *
 * @param key what the program made up for it, good for 24 hours
 * @param fingerprint of what is asked for: the same key with another one is a mistake
 */
public record RepeatableRequest(String key, String fingerprint) {}
