/**
 * Records `test/unit/connection/drda/derby-10.14.frames.json` anew: `node scripts/record-frames.mjs`. What each statement must return is
 * written here by hand, not read from the client that is tested with it.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../../scripts/lib/root.mjs';
import { DERBY_VERSION } from '../../../scripts/lib/derby.mjs';
import type { SqlParameter } from '../../../src/connection/connection';
import { DrdaConnector } from '../../../src/connection/drda/connector';
import { fillPlainDerby, startPlainDerby } from './plain/plainDerby';
import { FrameRecorder } from './recorder';

const FILE = path.join(root, 'test/unit/connection/drda/derby-10.14.frames.json');
/** Longer than the client lets wait what belongs to the end of a statement. */
const QUIET_MS = 100;

type Value = null | boolean | number | string | { readonly hex: string };

interface Wanted {
  readonly name: string;
  readonly note?: string;
  readonly sql: string;
  readonly parameters?: readonly SqlParameter[];
  /** Types are DB2's numbers; odd ones may be null. */
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
  readonly rows?: readonly (readonly Value[])[];
  readonly updateCount?: number;
  readonly error?: { readonly sqlCode: number; readonly sqlState: string; readonly tokens: string };
}

const TYPES: readonly (readonly [name: string, type: number, sql: string, least: Value, greatest: Value])[] = [
  ['BO', 2437, 'BOOLEAN', false, true],
  ['SI', 501, 'SMALLINT', -32768, 32767],
  ['I', 497, 'INTEGER', -2147483648, 2147483647],
  ['BI', 493, 'BIGINT', '-9223372036854775808', '9223372036854775807'],
  ['DE', 485, 'DECIMAL(31,5)', '-99999999999999999999999999.99999', '99999999999999999999999999.99999'],
  ['R', 481, 'REAL', -1.5, 0.1],
  ['D', 481, 'DOUBLE', -1.5, 1.5e300],
  ['CH', 453, 'CHAR(4)', '', 'äb'],
  ['VC', 449, 'VARCHAR(20)', '', 'a€😀'],
  ['LV', 457, 'LONG VARCHAR', '', 'long'],
  ['CB', 453, 'CHAR(2) FOR BIT DATA', { hex: '0000' }, { hex: 'ffff' }],
  ['VB', 449, 'VARCHAR(9) FOR BIT DATA', { hex: '' }, { hex: 'cafe' }],
  ['DT', 385, 'DATE', '0001-01-01', '9999-12-31'],
  ['TM', 389, 'TIME', '00:00:00', '23:59:59'],
  ['TS', 393, 'TIMESTAMP', '0001-01-01-00.00.00.000000000', '9999-12-31-23.59.59.999999999'],
  ['CL', 409, 'CLOB', '', 'x'.repeat(300)],
  ['BL', 405, 'BLOB', { hex: '' }, { hex: 'deadbeef' }],
];

const typeColumns = TYPES.map(([name, type]) => ({ name, type }));
const padded = (value: Value, sql: string): Value =>
  sql === 'CHAR(4)' && typeof value === 'string' ? value.padEnd(4) : value;
const typeRow = (place: 3 | 4) => TYPES.map((each) => padded(each[place], each[2]));

const wanted: readonly Wanted[] = [
  { name: 'least', sql: 'SELECT * FROM EVERYTHING WHERE I < 0', columns: typeColumns, rows: [typeRow(3)] },
  { name: 'greatest', sql: 'SELECT * FROM EVERYTHING WHERE I > 0', columns: typeColumns, rows: [typeRow(4)] },
  {
    name: 'nulls',
    sql: 'SELECT * FROM EVERYTHING WHERE I IS NULL',
    columns: typeColumns,
    rows: [TYPES.map(() => null)],
  },
  {
    name: 'parameters',
    sql: 'VALUES (CAST(? AS INTEGER), CAST(? AS BIGINT), CAST(? AS VARCHAR(10)), CAST(? AS BOOLEAN), CAST(? AS CHAR(1)))',
    parameters: [1, 2n ** 40n, '€', true, null],
    columns: [497, 493, 449, 2437, 453].map((type, index) => ({ name: String(index + 1), type })),
    rows: [[1, String(2n ** 40n), '€', true, null]],
  },
  {
    name: 'label-of-a-call',
    note: 'the label of the column is chosen by the procedure',
    sql: "CALL OUTCOME('Warning', 'nothing to do')",
    columns: [{ name: 'Warning', type: 452 }],
    rows: [['nothing to do']],
  },
  { name: 'update-count', sql: 'UPDATE MANY SET T = T WHERE N < 7', updateCount: 7 },
  {
    name: 'no-such-table',
    sql: 'SELECT * FROM NOWHERE',
    error: { sqlCode: -20001, sqlState: '42X05', tokens: 'NOWHERE\u001442X05' },
  },
  {
    name: 'error-in-the-midst-of-rows',
    sql: 'SELECT 100 / (N - 2) FROM MANY WHERE N < 5 ORDER BY N',
    error: { sqlCode: -20001, sqlState: '22012', tokens: '22012' },
  },
];

export async function recordFrames(): Promise<void> {
  const derby = await startPlainDerby();
  const recorder = await FrameRecorder.start(derby.server.port);
  try {
    await fillPlainDerby(derby);
    const connection = await new DrdaConnector({ ...derby.target, port: recorder.port }).open();
    await connection.execute(`CREATE TABLE EVERYTHING(${TYPES.map(([name, , sql]) => `${name} ${sql}`).join(', ')})`);
    for (const place of [3, 4] as const) {
      await connection.execute(
        `INSERT INTO EVERYTHING VALUES (${TYPES.map((each) => literal(each[place], each[2])).join(', ')})`,
      );
    }
    await connection.execute('INSERT INTO EVERYTHING(BO) VALUES (NULL)');
    const exchanges = [];
    for (const { name, note, sql, parameters, ...expected } of wanted) {
      await sleep(QUIET_MS);
      recorder.take();
      await connection.execute(sql, { parameters: parameters ?? [] }).catch(() => undefined);
      await sleep(QUIET_MS);
      exchanges.push({ name, note, sql, turns: recorder.take(), expect: expected });
    }
    await connection.close();
    const head = {
      server: `Apache Derby ${DERBY_VERSION}`,
      note: 'Frames of our own client and a real server, written by test/labs/derby/recordFrames.ts, and written again by `node scripts/record-frames.mjs`; turns as in the other file. Values were written there by hand. BIGINT as text, binary as {hex}.',
    };
    await writeFile(FILE, `${JSON.stringify({ ...head, exchanges }, undefined, 1)}\n`);
  } finally {
    await recorder.stop();
    await derby.stop();
  }
}

/** A value as SQL. */
function literal(value: Value, type: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return value > 1e10 ? value.toExponential().toUpperCase().replace('+', '') : `CAST(${value} AS ${type})`;
  if (typeof value === 'object') return type === 'BLOB' ? `CAST(X'${value.hex}' AS BLOB)` : `X'${value.hex}'`;
  return /^(BIGINT|DECIMAL)/.test(type) ? value : `'${value}'`;
}
