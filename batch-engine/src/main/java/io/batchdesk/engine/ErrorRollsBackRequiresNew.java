package io.batchdesk.engine;

import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** For transactions that a method begins for itself. */
@Interceptor
@Transactional(TxType.REQUIRES_NEW)
class ErrorRollsBackRequiresNew extends ErrorRollsBack {}
