package io.batchdesk;

/**
 * A file that a person or a program uploads before the job is started; as a component of the
 * parameter record it is one more parameter. What is in it is read with {@link
 * JobParameters#upload(Upload)}.
 *
 * <pre>{@code
 * record Import(@NotNull Upload file) {}
 * }</pre>
 *
 * @param id names the upload, {@code up_…}
 */
public record Upload(String id) {}
