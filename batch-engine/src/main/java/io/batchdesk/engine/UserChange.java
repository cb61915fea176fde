package io.batchdesk.engine;

import java.util.Set;

/**
 * What an admin changes about a user; null leaves it as it is.
 *
 * @param roles all that the user has from now on
 * @param disabled whether the user cannot sign in any more
 * @param password with which the user signs in next
 * @param mustChangePassword whether the user then has to choose another one; null for yes if there
 *     is a new one
 */
public record UserChange(
    Set<String> roles, Boolean disabled, String password, Boolean mustChangePassword) {}
