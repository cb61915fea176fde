package io.batchdesk.engine;

import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/** For transactions that a method joins or begins. */
@Interceptor
@Transactional
class ErrorRollsBackRequired extends ErrorRollsBack {}
