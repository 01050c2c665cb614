/** No statement, whatever is in it, holds the editor up: the work grows with its length, and stops where nobody reads on. */
import { describe, expect, it } from 'vitest';
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import { LONGEST_STATEMENT } from '../../../../src/editor/diagnostics/checkStatement';
import { Diagnosis } from '../../../../src/editor/diagnostics/diagnose';
import { MOST_FINDINGS } from '../../../../src/editor/diagnostics/finding';
import { fixAll } from '../../../../src/editor/diagnostics/fixAll';
import { someOf } from '../../runs';
import { noClusters } from './diagnosing';

/** Milliseconds: many times what a busy machine takes, and a fraction of what work takes that grows with the square of the length. */
const MOST = 1_500;
const LENGTH = 40_000;
/** Fixing reads a text up to ten times. */
const LENGTH_TO_FIX = 20_000;

const call = 'CALL SYSCS_UTIL.ADD_PEER(';

/** What stands before, what is repeated (and a parenthesis behind it), whether there is more to be found than is told. */
const statements: readonly [string, string, string, boolean][] = [
  ['commas', call, ',', true],
  ['empty texts', call, "'',", false],
  ['texts that touch', call, "'a'b", false],
  ['texts over lines', '', "'\n", false],
  ['curly quotes', call, '\u2018', true],
  ['curly pairs', '', '\u2018 \u2019', true],
  ['quotes that open on a line of their own', '', '\u2018\n', true],
  ['no-break blanks', '', 'a\u00a0', true],
  ['no-break blanks in texts', call, "'\u00a0',", true],
  ['asterisks around letters', 'SELECT ', '(*a*)', true],
  ['dots', '', '.', true],
  ['places to fill in', '', '${', false],
  ['parentheses', call, '(', false],
];

/** Milliseconds of the clock or of the processor: what else the machine does adds to the one, what other threads do to the other. */
function timeOf(work: () => unknown): number {
  const began = performance.now();
  const used = process.cpuUsage();
  work();
  return Math.min(performance.now() - began, process.cpuUsage(used).user / 1000);
}

describe.each(someOf(statements))('%s', (_what, head, piece, isTooMuch) => {
  const scriptOf = (length: number) => ScriptIndex.of(`${head}${piece.repeat(length / piece.length)})`);

  it('are looked through in no time', () => {
    const script = scriptOf(LENGTH);
    expect(script.length).toBeLessThanOrEqual(LONGEST_STATEMENT);
    const diagnosis = new Diagnosis();
    expect(timeOf(() => diagnosis.of(script, noClusters))).toBeLessThan(MOST);
    expect(diagnosis.of(script, noClusters).length > MOST_FINDINGS).toBe(isTooMuch);
  });

  it('are put right in no time', () => {
    const script = scriptOf(LENGTH_TO_FIX);
    expect(timeOf(() => fixAll(script, noClusters, new Diagnosis()))).toBeLessThan(MOST);
  });
});
