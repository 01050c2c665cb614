/** Whatever text comes in, the sample answers as a server does: a result, or a state of five characters. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InProcessPair } from './inProcess';
import { anyText } from '../../anyText';

const words = fc.constantFrom(
  ...'SELECT FROM WHERE VALUES INSERT INTO UPDATE SET DELETE CALL WITH AS JOIN ON GROUP ORDER BY FETCH FIRST ROWS ONLY'.split(
    ' ',
  ),
  ...'CREATE TABLE VIEW SCHEMA DROP RENAME TO CAST CASE WHEN THEN END NULL TOP UNION COUNT CURRENT OVER GRANT'.split(
    ' ',
  ),
  ...'SALES.ORDERS ORDERS ID O.ID "x" "é" SYS.SYSTABLES SYSCS_UTIL.LIST_PEERS SYSCS_UTIL.DISABLE_PEER INT VARCHAR(3)'.split(
    ' ',
  ),
  ...[
    '(',
    ')',
    ',',
    '.',
    '*',
    '=',
    '+',
    '-',
    '||',
    '{',
    '}',
    '?',
    ';',
    "'a'",
    "''",
    '1',
    '1.5',
    '1e400',
    "X'0A'",
    '\n',
    '--x',
  ],
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
  anyText({ maxLength: 40 }),
  fc.string({ maxLength: 40 }).map((text) => `SELECT ${text}`),
);

it('never answers with a fault of its own', () => {
  const pair = new InProcessPair();
  fc.assert(
    fc.property(texts, (text) => {
      const found = pair.ask('active', text);
      if (found.kind === 'result') return;
      expect(found).toMatchObject({ kind: 'failure', failure: 'server-error' });
      const state = found.kind === 'failure' ? found.messages[0]?.sqlState : '';
      expect(state, JSON.stringify(found)).toMatch(/^[0-9A-Z]{5}$/);
      expect(state, JSON.stringify(found)).not.toBe('SE001');
    }),
    { numRuns: Number(process.env['SAMPLE_RUNS'] ?? 600) },
  );
});
