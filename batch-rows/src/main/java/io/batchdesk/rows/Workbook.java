package io.batchdesk.rows;

/**
 * Where the writing of a workbook stands.
 *
 * @param zip what is written
 * @param sheets how many are begun
 * @param rows of the open sheet, its head included
 * @param rest what is not compressed yet, a byte in each character: pieces have one size wherever a
 *     step ends, so that kills change no byte
 */
record Workbook(ZipFile.Position zip, int sheets, int rows, String rest) {}
