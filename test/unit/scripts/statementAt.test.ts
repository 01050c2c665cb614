import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lensPlaces } from '../../../src/scripts/lensPlaces';
import { statementAt, statementFrom } from '../../../src/scripts/statementAt';

/** The `|` is the cursor. */
function at(marked: string): string | undefined {
  return statementAt(marked.replace('|', ''), marked.indexOf('|'))?.statement.text;
}

describe('the statement that a cursor means', () => {
  test.each([
    ['inside', 'SELECT| 1; SELECT 2;', 'SELECT 1'],
    ['at its beginning', 'SELECT 1; |SELECT 2;', 'SELECT 2'],
    ['right behind its last character', 'SELECT 1|; SELECT 2;', 'SELECT 1'],
    ['right behind its semicolon, where the next one begins', 'SELECT 1;|SELECT 2;', 'SELECT 1'],
    ['right behind its semicolon, a blank before the next one', 'SELECT 1;| SELECT 2;', 'SELECT 1'],
    ['at the end of the text', 'SELECT 1;|', 'SELECT 1'],
    ['behind blanks on its line', 'SELECT 1;  |\nSELECT 2;', 'SELECT 1'],
    ['in a comment at the end of its line', 'SELECT 1; -- o|ne\nSELECT 2;', 'SELECT 1'],
    ['in the blanks before its semicolon', 'SELECT 1 \n | ; SELECT 2', 'SELECT 1'],
    ['in comment lines above it', 'SELECT 1;\n-- t|wo\nSELECT 2;', 'SELECT 2'],
    ['in its indent', 'SELECT 1;\n  |  SELECT 2;', 'SELECT 2'],
    ['on a line that belongs to none', 'SELECT 1;\n\n|\n\nSELECT 2;', undefined],
    ['in a comment parted by an empty line', 'SELECT 1;\n-- a|part\n\nSELECT 2;', undefined],
    ['below all', 'SELECT 1;\n\n|', undefined],
    ['in an empty text', '|', undefined],
    ['in a text of comments alone', '-- not|hing', undefined],
    ['in a semicolon of a string', "SELECT ';|;'; SELECT 2", "SELECT ';;'"],
  ])('%s', (_where, marked, expected) => {
    expect(at(marked)).toBe(expected);
  });

  it('takes the directives above it along, but not the wait for a restart', () => {
    const text = 'SELECT 1; -- @wait-for-restart\n-- @let id\nSELECT 2; SELECT 3;';
    const part = statementAt(text, text.indexOf('SELECT 2'));
    expect(text.slice(part?.start, part?.end)).toBe('\n-- @let id\nSELECT 2');
  });

  it('finds a statement from any place inside it, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const found = statementAt(text, offset);
        if (found) expect(text.slice(found.statement.start, found.statement.end)).toBe(found.statement.text);
      }),
    );
  });
});

describe('the statement that a line above it runs', () => {
  test.each(['SELECT 1; SELECT 2;', 'SELECT 1;SELECT 2;SELECT 3', ';;SELECT 1;/* two */SELECT 2'])(
    'is the one that begins there, in %s',
    (text) => {
      const found = lensPlaces(text).map(({ start }) => statementFrom(text, start)?.statement.start);
      expect(found).toEqual(lensPlaces(text).map(({ start }) => start));
    },
  );

  it('has its directives with it', () => {
    const text = 'SELECT 1; -- @let id\nSELECT 2;';
    const part = statementFrom(text, text.indexOf('SELECT 2'));
    expect(text.slice(part?.start, part?.end)).toBe(' -- @let id\nSELECT 2');
  });

  it('is none where it does not begin there any more', () => {
    expect(statementFrom('SELECT 1;', 1)).toBeUndefined();
  });
});
