import { expect, it } from 'vitest';
import { Redactor } from '../../../src/clusters/redactor';
import { isKeptWhole, pastScript, withValues } from '../../../src/scripts/pastScript';
import type { PastRun, PastStatement } from '../../../src/scripts/history';
import { splitStatements } from '../../../src/sql/statements';

const statement = (name: string, text: string): PastStatement => ({
  text,
  line: 0,
  target: { id: `${name}-id`, name, environment: 'test' },
  outcome: 'success',
  message: '',
});
const run: PastRun = {
  id: '1',
  title: 'setup.ssql',
  startedAt: new Date(0),
  state: 'done',
  statements: [statement('east', 'SELECT 1'), statement('west', '-- @confirm Really?'), statement('west', 'SELECT 2')],
};

it('is the script as it was run, where that was kept', () => {
  expect(pastScript({ ...run, script: 'SELECT 1; -- x\n\n' })).toEqual({
    content: 'SELECT 1; -- x\n',
    clusterId: 'east-id',
    isWhole: true,
  });
});

it('is put together from its statements where it was not, each with its cluster', () => {
  expect(pastScript(run)).toEqual({
    content: '-- @cluster east\nSELECT 1;\n-- @cluster west\n-- @confirm Really?\nSELECT 2;\n',
    clusterId: 'east-id',
    isWhole: false,
  });
});

it('keeps statements apart where a hint ends one', () => {
  const texts = ['SELECT 1', 'SELECT * FROM T --splice-properties index=NULL', 'SELECT 2'];
  const { content } = pastScript({ ...run, statements: texts.map((text) => statement('east', text)) });
  expect(splitStatements(content).map(({ text }) => text)).toEqual(texts);
});

const redactor = new Redactor();
redactor.learn('s3cret');

it.each([
  ['SELECT 1', true],
  ['SELECT 1…', false],
  ["CALL SYSCS_UTIL.SYSCS_RESET_PASSWORD('ann', 'new')", false],
  ["INSERT INTO T VALUES ('s3cret')", false],
])('tells whether the audit file holds all of %j', (text, expected) => {
  expect(isKeptWhole(redactor.redact(text))).toBe(expected);
});

it.each([
  ['VALUES ? [5]', 'VALUES 5'],
  ['VALUES? [5]', 'VALUES 5'],
  ['VALUES 5-? [-3]', 'VALUES 5- -3'],
  ['VALUES (?  , ?, ?) [-5, true, 9223372036854775807]', 'VALUES (-5  , true, 9223372036854775807)'],
  ["CALL P(?, '?', ?) ['it''s [1], [', 'b']", "CALL P('it''s [1], [', '?', 'b')"],
  ['SELECT \' [1]\', "?", ? [1.5]', 'SELECT \' [1]\', "?", 1.5'],
  [
    'SELECT * FROM T WHERE A = ? --splice-properties index=NULL [1e+21]',
    'SELECT * FROM T WHERE A = 1e+21 --splice-properties index=NULL',
  ],
])('writes the values of %j into their places', (text, expected) => {
  expect(withValues(text)).toBe(expected);
});

it.each([
  'VALUES 1',
  'VALUES ?',
  "VALUES ' [5]'",
  'VALUES ? [1, 2]',
  'VALUES A = ? [NULL]',
  'VALUES ? [Infinity]',
  "VALUES ? ['a…",
])('leaves %j as it is: which value belongs where is not sure', (text) => {
  expect(withValues(text)).toBe(text);
});
