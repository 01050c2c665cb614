/** The scanner's time grows with the text and no faster, whatever is in it. */
import { describe, expect, it } from 'vitest';
import { checkSingle } from '../../../src/sql/oneStatement';
import { blankComments, splitStatements } from '../../../src/sql/statements';

const FIVE_MEGABYTES = 5_000_000;
/** Takes about a tenth of it on a slow machine; a scanner of quadratic time would need hours. */
const BOUND_MS = 5_000;

const texts: readonly [string, string][] = [
  ['INSERT statements', "INSERT INTO SALES.ORDERS VALUES (1, 'it''s', 2.5); -- note\n"],
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

describe('the scanner', () => {
  it.each(texts)('takes 5 MB of %s within its bound', (_name, piece) => {
    const text = piece.repeat(Math.ceil(FIVE_MEGABYTES / piece.length));
    const start = performance.now();
    splitStatements(text);
    blankComments(text);
    checkSingle(text);
    expect(performance.now() - start).toBeLessThan(BOUND_MS);
  });
});
