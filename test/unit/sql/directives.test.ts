/** Reading the directives of a script. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directiveWords,
  readDirectives,
  stopsScript,
  type Directive,
  type DirectiveProblem,
} from '../../../src/sql/directives';
import { sqlText } from './sqlText';

const argumentOf = (directive: Directive): string => {
  switch (directive.kind) {
    case 'cluster':
    case 'let':
      return ` ${directive.name.text}`;
    case 'confirm':
      return ` ${directive.question.text}`;
    case 'active':
    case 'passive':
    case 'wait-for-restart':
      return '';
  }
};

const shownProblem = (problem: DirectiveProblem): string => {
  const meant = problem.kind === 'unknown-directive' ? ` ${problem.meant ?? '-'}` : '';
  const argument = 'argument' in problem ? ` [${problem.argument.text}]` : '';
  return `!${problem.kind} ${problem.word.text}${meant}${argument}${stopsScript(problem) ? '' : ' passed over'}`;
};

const shown = (text: string): string[] => {
  const { directives, problems } = readDirectives(text);
  return [...directives.map((found) => found.kind + argumentOf(found)), ...problems.map(shownProblem)];
};

const cases: readonly [string, string[]][] = [
  ['-- @cluster east', ['cluster east']],
  ['--@cluster east', ['cluster east']],
  ['--\t@CLUSTER\teast\t', ['cluster east']],
  ['-- @cluster: east coast  ', ['cluster east coast']],
  ['-- @cluster größe; "x" \'y', ['cluster größe; "x" \'y']],
  ['-- @active', ['active']],
  ['-- @Passive  ', ['passive']],
  ['-- @let backup_id', ['let backup_id']],
  ['-- @let _a1', ['let _a1']],
  ['-- @confirm Restore? Everything goes.', ['confirm Restore? Everything goes.']],
  ['-- @wait-for-restart', ['wait-for-restart']],
  ['-- @active\r\nSELECT 1;\r-- @passive\n', ['active', 'passive']],
  ['SELECT 1; -- @passive', ['passive']],
  ['-- @cluster', ['!missing-name @cluster']],
  ['-- @cluster:  ', ['!missing-name @cluster']],
  ['-- @let', ['!missing-name @let']],
  ['-- @let 1a', ['!bad-name @let [1a]']],
  ['-- @let a b', ['!bad-name @let [a b]']],
  ['-- @let größe', ['!bad-name @let [größe]']],
  ['-- @let :id', ['let id']],
  ['-- @let id;', ['!bad-name @let [id;]']],
  ['-- @confirm ', ['!missing-text @confirm']],
  ['-- @active east', ['!unexpected-text @active [east]']],
  ['-- @passive;', ['!unexpected-text @passive [;]']],
  ['-- @active, please', ['!unexpected-text @active [, please]']],
  ['-- @cluster=east', ['cluster =east']],
  ['-- @pasive;', ['!unknown-directive @pasive passive']],
  ['-- @author.example', []],
  ['-- @wait-for-restart now', ['!unexpected-text @wait-for-restart [now]']],
  ['-- @clustr east', ['!unknown-directive @clustr cluster']],
  ['-- @pasive', ['!unknown-directive @pasive passive']],
  ['-- @lett id', ['!unknown-directive @lett let']],
  ['-- @wait', ['!unknown-directive @wait wait-for-restart']],
  ['-- @wait_for_restart', ['!unknown-directive @wait_for_restart wait-for-restart']],
  ['-- @author Ann', ['!unknown-directive @author - passed over']],
  ['-- @lot', ['!unknown-directive @lot let']],
  ['-- mail to a@cluster.example', []],
  ['-- see @cluster', []],
  ['-- @ cluster east', []],
  ['--- @cluster east', []],
  ['/* @cluster east */', []],
  ["'-- @cluster east'", []],
  ['"-- @cluster east"', []],
  ['/* -- @cluster east', []],
  ['--splice-properties @cluster east', []],
  ['', []],
];

describe('readDirectives', () => {
  it.each(cases)('of %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('says where everything stands', () => {
    const text = 'SELECT 1; --  @let : id \nSELECT 2';
    const [found] = readDirectives(text).directives;
    if (found?.kind !== 'let') throw new Error('no @let');
    expect(text.slice(found.start, found.end)).toBe('--  @let : id ');
    expect(text.slice(found.word.start, found.word.end)).toBe('@let');
    expect(text.slice(found.name.start, found.name.end)).toBe('id');
  });

  it('knows each word by its own name alone', () => {
    for (const word of directiveWords) {
      const argument = { cluster: ' x', let: ' x', confirm: ' x' }[word as string] ?? '';
      expect(readDirectives(`-- @${word}${argument}`)).toMatchObject({ directives: [{ kind: word }], problems: [] });
    }
  });

  it('throws for no text, and its places are inside it and in order', () => {
    const word = fc.constantFrom(...directiveWords, 'clstr', 'x');
    const text = fc.oneof(
      sqlText,
      fc.array(fc.tuple(word, sqlText).map(([name, rest]) => `-- @${name} ${rest}\n`)).map((lines) => lines.join('')),
    );
    fc.assert(
      fc.property(text, (script) => {
        const { directives, problems } = readDirectives(script);
        let at = 0;
        for (const { start, end, word: piece } of directives) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(script.slice(start, end)).toMatch(/^--[^\r\n]*$/);
          expect(script.slice(piece.start, piece.end)).toBe(piece.text);
          at = end;
        }
        for (const { start, end, word: piece } of problems) {
          expect(script.slice(start, start + 2)).toBe('--');
          expect(script.slice(piece.start, piece.end)).toBe(piece.text);
          expect(end).toBeLessThanOrEqual(script.length);
        }
      }),
    );
  });
});
