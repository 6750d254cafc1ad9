import { invalidField } from '../errors/invalidArgument.ts';

/**
 * Checks an account (20 bytes) or hash (32 bytes) that something is looked for by: what is of another length is never found.
 *
 * @param field - what it is called where it was given; the error names it
 * @throws {TongduiError} `ArgumentInvalid`
 */
export function checkBytes(field: string, given: string | undefined, bytes: 20 | 32): void {
  if (given === undefined || (/^0x[0-9a-f]*$/i.test(given) && given.length === 2 + 2 * bytes)) return;
  throw invalidField(field, {
    zh: `须为 ${bytes} 字节, 写作 0x 加 ${2 * bytes} 位十六进制数`,
    en: `it is ${bytes} bytes, written as 0x and ${2 * bytes} hex digits`,
  });
}
