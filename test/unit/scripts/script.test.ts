/** What keeps a script from running, and where that is underlined. */
import { expect, it } from 'vitest';
import { readScript } from '../../../src/scripts/script';

/** Script, its steps, what is underlined, the message. */
const problems: readonly [string, readonly string[], string, RegExp][] = [
  ['VALUES 1;\n/* note\nCALL F();', ['VALUES 1'], '/* note', /comment has no end/],
  ['/* a /* b */\nCALL F();', [], '/* a /* b */', /comment has no end/],
  ['VALUES 1 /* note\n; VALUES 2;', ['VALUES 1 /* note\n; VALUES 2;'], 'VALUES 1 /* note', /comment has no end/],
  ["VALUES 1; VALUES 'a\nb", ['VALUES 1', "VALUES 'a\nb"], "VALUES 'a", /single quotes has no end/],
  ['SELECT * FROM "A', ['SELECT * FROM "A'], 'SELECT * FROM "A', /double quotes has no end/],
  ['CREATE TRIGGER T BEGIN ATOMIC A;', ['CREATE TRIGGER T BEGIN ATOMIC A;'], '*', /BEGIN ATOMIC has no END/],
  ['SHOW TABLES;', ['SHOW TABLES'], 'SHOW TABLES', /command of the shell/],
  ['VALUES :a;', ['VALUES :a'], ':a', /no value for :a/],
  ['VALUES ?;', ['VALUES ?'], '?', /no value for “\?”/],
  ['-- @let a', [], '-- @let a', /No statement follows/],
  ['VALUES\n-- @active\n1;', ['VALUES\n-- @active\n1'], '-- @active', /inside a statement/],
  ['-- @clustr east\nVALUES 1;', ['VALUES 1'], '-- @clustr east', /@cluster/],
];

it.each(problems)('%j does not run', (text, steps, underlined, message) => {
  const script = readScript(text);
  expect(script.steps.map((step) => step.text)).toEqual(steps);
  expect(script.problems).toHaveLength(1);
  const [{ start, end, message: told } = { start: 0, end: 0, message: '' }] = script.problems;
  expect(text.slice(start, end)).toBe(underlined === '*' ? text : underlined);
  expect(told).toMatch(message);
});

it('counts offsets from the beginning of the document where a part of it is run', () => {
  const text = 'VALUES 1;\n/* a */ VALUES 2; /* b';
  const { problems: found } = readScript(text, { start: 10, end: text.length });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['/* b']);
});
