/** A value in words: exact, and the same in the grid, on the clipboard and in files. */
import type { SqlValue } from '../../connection/connection';

/** What NULL is called where it must be told from an empty text. */
export const nullText = 'NULL';

/** BIGINT and DECIMAL digit by digit, binary as `0x` and hexadecimal digits; NULL as {@link nullText}. */
export function valueText(value: SqlValue): string {
  if (value === null) return nullText;
  if (value instanceof Uint8Array) return hex(value);
  return typeof value === 'string' ? value : String(value);
}

export interface Shortened {
  readonly text: string;
  /** The whole text's length in UTF-16 units; absent where `text` is the whole. */
  readonly length?: number;
}

/** At most `most` units of the text; does not write out the rest of a long one. A surrogate pair is not parted. */
export function shortened(value: SqlValue, most: number): Shortened {
  if (value instanceof Uint8Array) {
    const length = 2 + value.length * 2;
    return length <= most ? { text: hex(value) } : { text: hex(value.subarray(0, (most - 2) >> 1)), length };
  }
  const text = valueText(value);
  if (text.length <= most) return { text };
  const last = text.charCodeAt(most - 1);
  const partsPair = last >= 0xd800 && last <= 0xdbff;
  return { text: text.slice(0, partsPair ? most - 1 : most), length: text.length };
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

function hex(bytes: Uint8Array): string {
  return `0x${Array.from(bytes, (byte) => pairs[byte]).join('')}`;
}
