/** Texts made of what is awkward in SQL: quotes, comments, braces, keywords of trigger bodies, foreign blanks. */
import fc from 'fast-check';
import { anyText } from '../anyText';

const fragments = [
  ...["'", "''", '"', '""', '--', '/*', '*/', ';', '(', ')', '{', '}', ',', '.', '?', '-', '+', '\n', '\r', '\r\n'],
  ...[' ', '\t', '\u00a0', '\u2028', '\ufeff', '‘', '’', '#', '`', '\\', '😀', '\ud800', '\0', 'é', '1', '1e3', '.5'],
  ...['CALL', 'call', 'CREATE', 'TRIGGER', 'BEGIN', 'ATOMIC', 'CASE', 'END', 'X', "x'0A'", 'SYSCS_UTIL', 'ADD_PEER'],
  ...['NULL', 'TRUE', '--splice-properties ', '-- splice-properties', '--splice', 'CREATE TRIGGER t BEGIN ATOMIC '],
];

export const sqlText = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(' ')),
  anyText({ maxLength: 60 }),
);
