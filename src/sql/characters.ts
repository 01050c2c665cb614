/** Which characters the server's lexer takes for blanks, letters and digits. All functions take UTF-16 code units. */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const LETTER = /^\p{L}$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]$/u;
const asciiNamePart = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$@]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Space, tab, line feed, form feed, carriage return: other blanks, such as U+00A0, are refused by the server. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === LINE_FEED || code === CARRIAGE_RETURN || code === 12;
}

export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

export function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** What an unquoted name may begin with: letters of any script below U+10000, `_`, `$`, `@`. */
export function isNameStart(code: number): boolean {
  return code < 128 ? asciiNamePart[code] === 1 && !isAsciiDigit(code) : LETTER.test(String.fromCharCode(code));
}

export function isNamePart(code: number): boolean {
  return code < 128 ? asciiNamePart[code] === 1 : LETTER_OR_DIGIT.test(String.fromCharCode(code));
}
