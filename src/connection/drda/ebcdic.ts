/** EBCDIC (CCSID 500), the letters of a DRDA session's first turn, before both sides agree on UTF-8. */

/** From 0x40 on; `\0` stands where the code page has no ASCII character. */
const upperHalf =
  ' \0\0\0\0\0\0\0\0\0[.<(+!' +
  '&\0\0\0\0\0\0\0\0\0]$*);^' +
  '-/\0\0\0\0\0\0\0\0\0,%_>?' +
  '\0\0\0\0\0\0\0\0\0`:#@\'="' +
  '\0abcdefghi\0\0\0\0\0\0' +
  '\0jklmnopqr\0\0\0\0\0\0' +
  '\0~stuvwxyz\0\0\0\0\0\0' +
  '\0\0\0\0\0\0\0\0\0\0\0|\0\0\0\0' +
  '{ABCDEFGHI\0\0\0\0\0\0' +
  '}JKLMNOPQR\0\0\0\0\0\0' +
  '\\\0STUVWXYZ\0\0\0\0\0\0' +
  '0123456789\0\0\0\0\0\0';

const FIRST = 0x40;
const SUBSTITUTE = '?';
const codes = new Map<string, number>();
/** By code; the substitute for those outside of printable ASCII. */
const letters = new Array<string>(256).fill(SUBSTITUTE);
for (let index = 0; index < upperHalf.length; index++) {
  const letter = upperHalf.charAt(index);
  if (letter === '\0') continue;
  codes.set(letter, FIRST + index);
  letters[FIRST + index] = letter;
}

/** Undefined where a character is outside printable ASCII. */
export function toEbcdic(text: string): Buffer | undefined {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = codes.get(text.charAt(at));
    if (code === undefined) return undefined;
    bytes[at] = code;
  }
  return bytes;
}

/** Bytes outside of printable ASCII become question marks. */
export function fromEbcdic(bytes: Buffer): string {
  let text = '';
  for (const code of bytes) text += letters[code] ?? SUBSTITUTE;
  return text;
}
