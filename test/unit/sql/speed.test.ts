/** Time grows with the text and no faster, whatever is in it: twice the text takes about twice as long, and not four times. */
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/scripts/script';
import { parseCall } from '../../../src/sql/call';
import { readDirectives } from '../../../src/sql/directives';
import { bindNamed, findParameters } from '../../../src/sql/namedValues';
import { checkSingle } from '../../../src/sql/oneStatement';
import { blankComments, splitStatements } from '../../../src/sql/statements';
import { someOf } from '../runs';

/** Of 2, which is linear, and 4, which is quadratic: a busy machine adds to the former. */
const MOST = 2.9;
/** Shortest times of this many rounds at most: what else the machine does only ever adds. */
const ROUNDS = 30;
/** Characters of the shorter text. */
const LENGTH = 2_500;
/** The longer one is doubled so often: over several doublings, what the collection of garbage adds at some length counts little. */
const DOUBLINGS = 4;

const pieces: readonly [string, string][] = [
  ['a usual script', "INSERT INTO SALES.ORDERS VALUES (1, 'it''s', 2.5); -- note\n"],
  ['quotes', "'"],
  ['doubled quotes', '""'],
  ['openings of comments', '/*'],
  ['slashes', '/'],
  ['dashes with line ends', '--\n'],
  ['beginnings of hints', '--splice-\n'],
  ['semicolons', ';'],
  ['BEGIN ATOMIC', 'CREATE TRIGGER t BEGIN ATOMIC a;'],
  ['CASE without END', 'CREATE TRIGGER t BEGIN ATOMIC CASE '],
  ['letters of another script', 'ж'],
  ['digits', '1'],
  ['colons', ':'],
  ['names of values', ':a,'],
  ['question marks', '?'],
  ['directives', '-- @let a\nSELECT 1;'],
  ['directives inside a statement', 'a -- @let\n'],
  ['unknown directives', `-- @${'x'.repeat(200)}\n`],
  ['commas', 'CALL A(,'],
  ['openings of parentheses', '('],
  ['line ends', '\r'],
  ['blanks', ' '],
];

const readers: readonly [string, (text: string) => unknown][] = [
  ['splitStatements', splitStatements],
  ['blankComments', blankComments],
  ['checkSingle', checkSingle],
  ['readDirectives', readDirectives],
  ['named values', (text) => bindNamed(text, findParameters(text).named)],
  ['parseCall', (text) => parseCall(`CALL A(${text}`)],
  ['readScript', (text) => readScript(text)],
];

function textOf(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

/** How much longer twice the text takes, by the shortest times; as soon as it is small enough. */
function growth(read: (text: string) => unknown, piece: string): number {
  const short = textOf(piece, LENGTH);
  const long = textOf(piece, 2 ** DOUBLINGS * LENGTH);
  // Twice more the shorter one, which costs little: its first times are too long, and would let too much pass.
  const shortest: [number, number] = [Math.min(timeOf(read, short), timeOf(read, short)), Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    shortest[0] = Math.min(shortest[0], timeOf(read, short));
    shortest[1] = Math.min(shortest[1], timeOf(read, long));
    if (perDoubling(shortest) <= MOST) break;
  }
  return perDoubling(shortest);
}

function timeOf(read: (text: string) => unknown, text: string): number {
  const began = performance.now();
  read(text);
  return performance.now() - began;
}

function perDoubling([short, long]: readonly [number, number]): number {
  return (long / short) ** (1 / DOUBLINGS);
}

describe.each(readers)('%s', (_name, read) => {
  it.each(someOf(pieces))('is linear in %s', (_what, piece) => {
    expect(growth(read, piece)).toBeLessThanOrEqual(MOST);
  });
});
