/** The scanner's time grows with the text and no faster, whatever is in it. */
import { describe, expect, it } from 'vitest';
import { checkSingle } from '../../../src/sql/oneStatement';
import { blankComments, splitStatements } from '../../../src/sql/statements';

/** A small part of it is taken on a slow machine; a scanner of quadratic time would need minutes. */
const BOUND_MS = 5_000;
const SCRIPT = "INSERT INTO SALES.ORDERS VALUES (1, 'it''s', 2.5); -- note\n";

const pieces: readonly [string, string][] = [
  ['quotes', "'"],
  ['doubled quotes', '""'],
  ['openings of comments', '/*'],
  ['slashes', '/'],
  ['dashes with line ends', '--\n'],
  ['beginnings of hints', '--splice-\n'],
  ['semicolons', ';'],
  ['BEGIN ATOMIC', 'CREATE TRIGGER t BEGIN ATOMIC a;'],
  ['letters of another script', 'ж'],
  ['digits', '1'],
];

function millisecondsFor(piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length));
  const start = performance.now();
  splitStatements(text);
  blankComments(text);
  checkSingle(text);
  return performance.now() - start;
}

describe('the scanner', () => {
  it('takes a script of 5 MB within its bound', () => {
    expect(millisecondsFor(SCRIPT, 5_000_000)).toBeLessThan(BOUND_MS);
  });

  it.each(pieces)('takes 500 kB of %s within its bound', (_name, piece) => {
    expect(millisecondsFor(piece, 500_000)).toBeLessThan(BOUND_MS);
  });
});
