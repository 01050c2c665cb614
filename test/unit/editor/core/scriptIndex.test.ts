/** An index that was edited is the index of the edited text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScriptBuild } from '../../../../src/editor/core/scriptBuild';
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import { splitStatements } from '../../../../src/sql/statements';
import { sqlText } from '../../sql/sqlText';
import { runs } from '../../runs';

const script = fc.array(sqlText, { maxLength: 6 }).map((parts) => parts.join(';'));

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(12), inserted: sqlText });

function pieces(index: ScriptIndex) {
  return index.chunks.flatMap((chunk) => chunk.pieces);
}

/** A script of many chunks. */
const long = "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('S', 'T'); -- one\n".repeat(2000);

describe('a script index', () => {
  it('has the statements of its text', () => {
    fc.assert(
      fc.property(script, (text) => {
        expect(ScriptIndex.of(text).statements).toEqual(splitStatements(text));
      }),
    );
  });

  it('is made in steps that are each a small part of the whole', () => {
    const steps = ScriptIndex.steps(long);
    const pieceLength = long.length / 2000;
    let at = 0;
    let most = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      most = Math.max(most, step.value - at);
      at = step.value;
    }
    expect(Math.max(most, long.length - at) / pieceLength).toBeLessThan(2000 / 10);
    expect(pieces(step.value)).toEqual(pieces(ScriptIndex.of(long)));
  });

  it('is that of the edited text where the script is edited between the steps', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(edit, fc.nat(10)), { maxLength: 6 }), (edits) => {
        const build = new ScriptBuild(long);
        const steps = build.steps();
        let text = long;
        let step: IteratorResult<number, ScriptIndex> | undefined;
        for (const [{ at, removed, inserted }, after] of edits) {
          for (let count = 0; count < after && !step?.done; count += 1) step = steps.next();
          if (step?.done) break;
          const start = Math.floor(at * text.length);
          const count = Math.min(removed, text.length - start);
          text = text.slice(0, start) + inserted + text.slice(start + count);
          build.follow([{ start, removed: count, inserted }]);
        }
        while (!step?.done) step = steps.next();
        expect(step.value.text === text).toBe(true);
        expect(pieces(step.value)).toEqual(pieces(ScriptIndex.of(text)));
      }),
      { numRuns: 30 },
    );
  });

  it('is after any edits what it would be when made anew', () => {
    fc.assert(
      fc.property(script, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, edits) => {
        let index = ScriptIndex.of(text);
        for (const { at, removed, inserted } of edits) {
          const start = Math.floor(at * index.text.length);
          const count = Math.min(removed, index.text.length - start);
          const after = index.text.slice(0, start) + inserted + index.text.slice(start + count);
          index = index.edited(start, count, inserted);
          expect(index.text).toBe(after);
          expect(pieces(index)).toEqual(pieces(ScriptIndex.of(after)));
          expect(index.statements).toEqual(splitStatements(after));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('holds over many chunks, where an edit opens what the next one closes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(long.length), fc.nat(400), fc.constantFrom("'", '"', '/*', '*/', ';', '')), {
          minLength: 1,
          maxLength: 4,
        }),
        (edits) => {
          let index = ScriptIndex.of(long);
          let text = long;
          for (const [at, most, inserted] of edits) {
            const start = Math.min(at, text.length);
            const removed = Math.min(most, text.length - start);
            index = index.edited(start, removed, inserted);
            text = text.slice(0, start) + inserted + text.slice(start + removed);
          }
          expect(index.text === text && index.length === text.length).toBe(true);
          expect(index.statements).toEqual(splitStatements(text));
          expect(pieces(index)).toEqual(pieces(ScriptIndex.of(index.text)));
          expect(index.chunks.every((chunk) => chunk.pieces.length > 0)).toBe(true);
          expect(
            index.chunks.every(({ pieces, length }) => length === pieces.reduce((sum, one) => sum + one.length, 0)),
          );
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('keeps the pieces that an edit does not touch', () => {
    const index = ScriptIndex.of(long);
    const kept = new Set(pieces(index));
    const changed = pieces(index.edited(long.length / 2, 1, 'x')).filter((piece) => !kept.has(piece));
    expect(changed.length).toBeLessThanOrEqual(2);
  });

  it('scans again behind an opened comment as far as it reaches', () => {
    const index = ScriptIndex.of('A; B; /* C; */ D; E;');
    const opened = index.edited(3, 0, '/* ');
    expect(opened.statements.map(({ text }) => text)).toEqual(['A']);
    expect(opened.edited(3, 3, '').statements.map(({ text }) => text)).toEqual(['A', 'B', 'D', 'E']);
  });

  it.each([
    [0, undefined],
    [1, 'A'],
    [2, 'A'],
    [3, 'A'],
    [4, 'A'],
    [5, 'B  C'],
    [9, 'B  C'],
    [10, 'D'],
    [11, 'D'],
    [12, 'D'],
    [14, 'D'],
  ] as const)('finds the statement at offset %i', (offset, expected) => {
    //                            0123456789012
    expect(ScriptIndex.of(' A ; B  C;D   ').statementAt(offset)?.text).toBe(expected);
  });

  it('finds the region around any place', () => {
    fc.assert(
      fc.property(script, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const offset = Math.floor(at * text.length);
        const statements = splitStatements(text);
        const statement = statements.findLast(({ start }) => start <= offset);
        const next = statements.find(({ start }) => start > offset);
        const expected = { start: statement?.start ?? 0, end: next?.start ?? text.length, statement };
        expect(ScriptIndex.of(text).regionAt(offset)).toEqual(expected);
      }),
    );
  });

  it('finds the region behind many stray semicolons, over chunks', () => {
    const index = ScriptIndex.of(`A;${';'.repeat(2000)}B;${'\n'.repeat(10)}`);
    expect(index.regionAt(1000)).toMatchObject({ start: 0, end: 2002, statement: { text: 'A' } });
    expect(index.regionAt(2002)).toMatchObject({ start: 2002, end: index.text.length, statement: { text: 'B' } });
    expect(index.regionAt(index.text.length)).toMatchObject({ start: 2002, statement: { text: 'B' } });
  });

  it('finds the statement before the end of the text, right behind its semicolon', () => {
    expect(ScriptIndex.of('A;').statementAt(2)?.text).toBe('A');
    expect(ScriptIndex.of('').statementAt(0)).toBeUndefined();
  });
});
