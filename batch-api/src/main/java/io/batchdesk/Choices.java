package io.batchdesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/**
 * Marks a component of a parameter record for which the handler offers choices from the
 * application's data, in {@link JobHandler#choices(String, Locale)}. It is a text or a whole
 * number, and not {@link Sensitive}; anything else stops the deployment.
 *
 * <p>The start form shows them to choose from. A value that is not among them is not refused by the
 * host, because the data may be younger than the choices: what is wrong with it the handler says in
 * {@link JobHandler#createJob createJob}, with a {@link BatchJobException} that names the
 * component.
 *
 * <pre>{@code
 * record Filter(@Choices Integer event, LocalDate since) {}
 * }</pre>
 *
 * <p>For choices that never change, a component whose type is an enum is simpler.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Choices {}
