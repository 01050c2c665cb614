/** What keeps a script from running: each kind of problem, where it is marked and what is said. */
import { expect, it } from 'vitest';
import { readScript } from '../../../src/scripts/script';

it.each<[script: string, problems: readonly (readonly [marked: string, message: RegExp])[]]>([
  ['SELECT 1; SELECT 2;', []],
  ['CALL SYSCS_UTIL.REMOVE_PEER(:id);', [[':id', /no value for :id/]]],
  ['-- @let id\nSELECT 1;\nCALL SYSCS_UTIL.REMOVE_PEER(:ID);', []],
  ['-- @let id\nCALL SYSCS_UTIL.REMOVE_PEER(:id);', [[':id', /no value for :id/]]],
  ['CALL SYSCS_UTIL.REMOVE_PEER(?);', [['?', /no value for “\?”/]]],
  ["SELECT ':a ?' FROM T -- :b ?", []],
  ['SELECT 1,\n-- @passive\n2;', [['-- @passive', /@passive stands inside a statement/]]],
  ['SELECT 1;\n-- @let id', [['-- @let id', /No statement follows whose result @let could keep/]]],
  ['-- @let\nSELECT 1;', [['-- @let', /name/]]],
  ['-- @cluster\nSELECT 1;', [['-- @cluster', /name/]]],
  ["SELECT 'a\nFROM T;", [["SELECT 'a", /single quotes has no end/]]],
  ['SELECT "a FROM T;', [['SELECT "a FROM T;', /double quotes has no end/]]],
  ['SELECT 1 /* a;\nSELECT 2;', [['SELECT 1 /* a;', /comment has no end/]]],
  ['CREATE TRIGGER x BEGIN ATOMIC DELETE FROM T;', [['CREATE TRIGGER x BEGIN ATOMIC DELETE FROM T;', /has no END/]]],
  ['SHOW TABLES;', [['SHOW TABLES', /SHOW/]]],
  ['COMMIT; ROLLBACK; AUTOCOMMIT OFF;', []],
  [
    'DESCRIBE T;\nCALL SYSCS_UTIL.REMOVE_PEER(:id);',
    [
      ['DESCRIBE T', /DESCRIBE/],
      [':id', /no value for :id/],
    ],
  ],
])('%j', (script, expected) => {
  const { problems } = readScript(script);
  expect(problems.map(({ start, end }) => script.slice(start, end))).toEqual(expected.map(([marked]) => marked));
  for (const [at, [, message]] of expected.entries()) expect(problems[at]?.message).toMatch(message);
});

it('is marked at its place where only a part of the document is run', () => {
  const document = 'SELECT 1;\nCALL SYSCS_UTIL.REMOVE_PEER(:id);';
  const [problem] = readScript(document, { start: 10, end: document.length }).problems;
  expect(document.slice(problem?.start, problem?.end)).toBe(':id');
});

it('is none where an earlier run left the value', () => {
  expect(readScript('CALL SYSCS_UTIL.REMOVE_PEER(:id);', undefined, ['ID']).problems).toEqual([]);
});
