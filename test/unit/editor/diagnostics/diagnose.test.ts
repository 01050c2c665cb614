/** Whatever is written: the findings lie in the text, edits are followed, and fixing comes to an end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import { Diagnosis, MOST_CHECKED } from '../../../../src/editor/diagnostics/diagnose';
import { beforeEdits, preferredEdits, withEdits } from '../../../../src/editor/diagnostics/edits';
import { MOST_FINDINGS } from '../../../../src/editor/diagnostics/finding';
import { fixAll } from '../../../../src/editor/diagnostics/fixAll';
import { factsFor } from '../scriptWith';
import { clustersOf, diagnosed, told } from './diagnosing';
import { anyText } from '../../anyText';
import { runs } from '../../runs';

const fragments = [
  'CALL ',
  'SYSCS_UTIL.',
  'ADD_PEER',
  'REMOVE_PEER(1)',
  'ENABLE_SCHEMA_REPLICATION(',
  "'SALES'",
  "'h:2181:/hbase'",
  "'",
  '"',
  '\u2018',
  '\u2019',
  '\u201C',
  '\u00A0',
  '\uFEFF',
  '*',
  '**west**',
  '<name>',
  '${x}',
  '...',
  '(',
  ')',
  ', ',
  ';',
  '; ',
  ';\n',
  '\n',
  '\r\n',
  'true',
  '1',
  'SHOW TABLES',
  'EXIT',
  'SELECT A FROM T',
  '-- @cluster east\n',
  '-- @cluster est\n',
  '-- @passive\n',
  '-- @active now\n',
  '-- @let 1x\n',
  '/*',
  '*/',
  'CREATE TRIGGER T BEGIN ATOMIC ',
  'END',
  '\uD800',
];
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => parts.join(''));
const script = fc.oneof(text, anyText({ maxLength: 60 }));
const east = factsFor('3.2.0.2025', { rows: [] });
const clusters = fc.constantFrom(clustersOf(), clustersOf(east), clustersOf(undefined, [east]));

describe('any script', () => {
  it('has findings inside it, in its order', () => {
    fc.assert(
      fc.property(script, clusters, (written, known) => {
        const findings = diagnosed(written, known);
        let last = 0;
        for (const { start, end, message, fixes } of findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(written.length);
          expect(message).not.toBe('');
          for (const edit of fixes.flatMap(({ edits }) => edits)) {
            expect(edit.start).toBeGreaterThanOrEqual(0);
            expect(edit.end).toBeGreaterThanOrEqual(edit.start);
            expect(edit.end).toBeLessThanOrEqual(written.length);
          }
          last = start;
        }
      }),
      { numRuns: runs(1500) },
    );
  });

  it('has after edits the findings that it would have without them', () => {
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(9), inserted: text });
    fc.assert(
      fc.property(script, fc.array(edit, { minLength: 1, maxLength: 5 }), clusters, (written, edits, known) => {
        const diagnosis = new Diagnosis();
        let index = ScriptIndex.of(written);
        for (const { at, removed, inserted } of edits) {
          diagnosis.of(index, known);
          const start = Math.floor(at * index.text.length);
          index = index.edited(start, Math.min(removed, index.text.length - start), inserted);
        }
        expect(diagnosis.of(index, known)).toEqual(diagnosed(index.text, known));
      }),
      { numRuns: runs(500) },
    );
  });

  it('has nothing left to fix when all is fixed', () => {
    fc.assert(
      fc.property(script, clusters, (written, known) => {
        const diagnosis = new Diagnosis();
        const fixed = withEdits(written, fixAll(ScriptIndex.of(written), known, diagnosis));
        expect(preferredEdits(diagnosed(fixed, known))).toEqual([]);
      }),
      { numRuns: runs(1500) },
    );
  });
});

describe('a script that changes the cluster', () => {
  const known = clustersOf(factsFor('3.2.0.2025', { rows: [] }));
  const codes = (written: string) => told(written, known).map((line) => line.split(' ')[0]);

  it.each([
    ['CALL SYSCS_UTIL.REMOVE_PEER(9);', 'peer-unknown', "CALL SYSCS_UTIL.ADD_PEER(9, 'h:2181:/hbase', true);\n"],
    [
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'NEW');",
      'table-not-found',
      'CREATE TABLE SALES.NEW (A INT PRIMARY KEY);\n',
    ],
    [
      'CALL SYSCS_UTIL.DISABLE_DATABASE_REPLICATION();',
      'no-effect',
      'CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();\n',
    ],
  ])('is not blamed in %j for %s', (statement, code, before) => {
    expect(codes(statement)).toContain(code);
    expect(codes(before + statement)).not.toContain(code);
    expect(codes(`-- @passive\n${before}-- @cluster east\n${statement}`)).toContain(code);
    expect(codes(`${before}-- @passive\nVALUES 1;\n-- @cluster east\n${statement}`)).not.toContain(code);
  });

  it('is checked again when a cluster changes', () => {
    const diagnosis = new Diagnosis();
    const index = ScriptIndex.of('CALL SYSCS_UTIL.REMOVE_PEER(9);');
    expect(diagnosis.of(index, known)).toHaveLength(1);
    const other = clustersOf(
      factsFor('3.2.0.2025', { peers: [{ id: 9, clusterKey: 'h:1:/', enabled: true, serial: true }] }),
    );
    expect(diagnosis.of(index, other)).toEqual([]);
  });
});

describe('a large script', () => {
  it('says that there is more to be found', () => {
    const found = diagnosed('SHOW TABLES;\n'.repeat(MOST_FINDINGS + 50));
    expect(found).toHaveLength(MOST_FINDINGS + 1);
    expect(found.at(-1)?.code).toBe('more-findings');
  });

  it('says where it was not checked any more', () => {
    const written = `VALUES '${'x'.repeat(1_000_000)}';\n`.repeat(MOST_CHECKED / 1_000_000) + 'VALUES 1;\n'.repeat(600);
    expect(diagnosed(written).map(({ code }) => code)).toEqual(['script-too-long']);
  });

  it('finds the text without an end that makes it one statement', () => {
    const written = `CALL SYSCS_UTIL.REMOVE_PEER('1);\n${'VALUES 1;\n'.repeat(20_000)}`;
    expect(told(written)).toEqual(["unterminated-string error ['1);]"]);
  });

  it('is looked at in steps', () => {
    const steps = new Diagnosis().steps(ScriptIndex.of('VALUES 1;\n'.repeat(10_000)), clustersOf());
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThan(10);
  });
});

describe('places before edits', () => {
  const edits = [
    { start: 2, end: 4, text: 'xyz' },
    { start: 6, end: 6, text: "'" },
    { start: 8, end: 10, text: '' },
  ];
  //     0123456789ab
  const before = 'abcdefghijkl';

  it.each([
    ['ab', 'ab'],
    ['xyz', 'cd'],
    ['y', 'cd'],
    ['bxyz', 'bcd'],
    ["f'g", 'fg'],
    ['h', 'h'],
    ['k', 'k'],
    ['hk', 'hijk'],
  ])('%j was %j', (after, expected) => {
    const edited = withEdits(before, edits);
    expect(edited).toBe("abxyzef'ghkl");
    const start = edited.indexOf(after);
    const span = beforeEdits(edits, { start, end: start + after.length });
    expect(before.slice(span.start, span.end)).toBe(expected);
  });
});
