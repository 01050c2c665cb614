/** The directive that a place in a script obeys. */
import { describe, expect, it } from 'vitest';
import { ScriptIndex } from '../../../src/editor/core/scriptIndex';
import { targetAbove } from '../../../src/editor/core/target';

function above(script: ScriptIndex, offset: number): string | undefined {
  const found = targetAbove(script, offset);
  return found?.kind === 'cluster' ? found.name : found?.kind;
}

describe('the target at a place', () => {
  it.each([
    ['|VALUES 1;', undefined],
    ['-- @cluster west\nVALUES |1;', 'west'],
    ['VALUES |1;\n-- @cluster west\n', undefined],
    ['-- @cluster west\n-- @active\nVALUES 1|;', 'active'],
    ['-- @active\nVALUES 1;\n  -- @cluster: east \nVALUES 2;|', 'east'],
    ['-- @PASSIVE\n|', 'passive'],
    ['VALUES 1;\nVALUES 2; -- @cluster west\nVALUES |3;', 'west'],
    ['VALUES 1; /* all */ -- @passive\n-- @active\nVALUES |2;', 'active'],
    ["-- @active\nVALUES '; -- @cluster west';\nVALUES |2;", 'active'],
    ['-- @active\n-- not -- @cluster west\nVALUES |2;', 'active'],
    ['-- @clusters west\n|', undefined],
    ['-- @active now\n|', undefined],
    ['-- @let a\n|', undefined],
  ])('%j is %s', (marked, expected) => {
    const offset = marked.indexOf('|');
    expect(above(ScriptIndex.of(marked.replace('|', '')), offset)).toBe(expected);
  });

  it('is found over thousands of statements, and follows edits', () => {
    const head = '-- @cluster west\n';
    const script = ScriptIndex.of(head + 'VALUES 1;\n'.repeat(5_000));
    expect(above(script, script.length)).toBe('west');
    const edited = script.edited(head.length - 1, 0, 'ern');
    expect(above(edited, edited.length)).toBe('western');
    expect(above(edited.edited(0, 2, ''), script.length)).toBeUndefined();
  });
});
