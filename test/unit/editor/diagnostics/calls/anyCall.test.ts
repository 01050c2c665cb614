/** Whatever is written: no check throws, every finding lies in the text, and a fix takes its finding away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../src/editor/diagnostics/finding';
import { schemaRow } from '../../../../../src/splice/replication/rows';
import { factsFor } from '../../scriptWith';
import { allNames, applied, findingsIn, newest, wholeCatalogue } from './checked';
import { anyText } from '../../../anyText';
import { runs } from '../../../runs';

const name = fc.constantFrom(...allNames, 'ENABLE_REPLICATION', 'SYSCS_VALIDATE_BACKUP', 'ADD_PER', 'NOPE');
const schema = fc.constantFrom('SYSCS_UTIL.', 'syscs_util.', '', 'SYSCS_UTL.', '"syscs_util".', 'SYSCS_UTIL');
const value = fc.constantFrom(
  ...["'SALES'", "'sales'", "' SALES'", '\'"S"\'', "'SALES.ORDERS'", "'ORDERS'", 'NULL', '1', "'9'", '1.7', '40000'],
  ...['true', "'true'", "'yes'", '0', '?', ':id', 'sales', '"S"', '', "'/backup'", "'backup'", "'full'", "'ful'", '2'],
  ...["'west:2181:/hbase'", "'west:2181'", "'west:2181/hbase'", "'east:2181:/hbase'", 'west:2181:/hbase', "'*w*'"],
  ...['(SELECT 1)', 'peerId => 1', 'clusterKey => ?', '\u2018x\u2019', "'open", '/* c */ 1', '(1', "'a' || 'b'"],
);
const tail = fc.constantFrom(')', '', '))', ') x', ')\nCALL SYSCS_UTIL.LIST_PEERS()', '}', ')}', ');', ' -- end');
const call = fc
  .tuple(
    fc.constantFrom('CALL ', '{CALL ', 'call\n'),
    schema,
    name,
    fc.constantFrom('(', ' (', '', ' '),
    fc.array(value, { maxLength: 5 }),
    tail,
  )
  .map(([head, before, procedure, open, values, end]) => head + before + procedure + open + values.join(', ') + end);
const anything = fc.oneof(
  call,
  anyText({ maxLength: 60 }).map((text) => `CALL SYSCS_UTIL.ADD_PEER(${text}`),
);
const facts = fc.constantFrom(
  undefined,
  newest,
  wholeCatalogue('3.2.0.2025'),
  { ...factsFor('3.2.0.2025'), rows: [schemaRow('SALES')] },
  factsFor('3.0.0.1950'),
  factsFor('3.0.0.1940'),
  { ...factsFor('2.8.0.2024'), role: 'REPLICA' as const },
);
const role = fc.constantFrom(undefined, 'active' as const, 'passive' as const);

/** What a release tells of the others stays, but milder. */
const count = (findings: readonly Finding[], { code, severity }: Finding) =>
  findings.filter((one) => one.code === code && one.severity === severity).length;

describe('any call', () => {
  it('is judged without fail, and each fix takes its finding away', () => {
    fc.assert(
      fc.property(anything, facts, role, (script, known, side) => {
        const findings = findingsIn(script, known, side);
        for (const finding of findings) {
          const { start, end, message, fixes } = finding;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(script.length);
          expect(message).toMatch(/^\S.*[.?]$/s);
          expect(message).not.toMatch(/undefined|\{\d\}/);
          expect(fixes.filter((fix) => fix.isPreferred).length).toBeLessThanOrEqual(1);
          for (const fix of fixes) {
            const after = findingsIn(applied(script, [fix]), known, side);
            expect(count(after, finding), `${script}\n${applied(script, [fix])}`).toBeLessThan(
              count(findings, finding),
            );
          }
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
