/** Runs made up for tests of the results view: each kind of value and outcome, and as many rows as wanted. */
import { Emitter } from '../../src/clusters/emitter';
import type { ResultSet, SqlValue } from '../../src/connection/connection';
import { movedFile } from '../../src/scripts/names';
import type { Run, RunState, RunStatement } from '../../src/scripts/run';

export const east = { id: 'east', name: 'east', environment: 'production' } as const;
export const west = { id: 'west', name: 'west', environment: 'test' } as const;

/** Text that would run, if a server's text were ever taken for HTML. */
export const hostile = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '"><svg onload=window.hacked=1>',
  'javascript:window.hacked=1',
  '${window.hacked=1}{{window.hacked=1}}',
  '\u202egnitirw sdrawkcab',
] as const;

export const columns: ResultSet['columns'] = [
  { name: 'ID', type: 'bigint' },
  { name: 'NAME', type: 'text' },
  { name: 'AMOUNT', type: 'decimal' },
  { name: 'RATE', type: 'float' },
  { name: 'OPEN', type: 'boolean' },
  { name: 'SINCE', type: 'timestamp' },
  { name: 'PHOTO', type: 'binary' },
  { name: 'NOTES', type: 'text' },
];

const biggest = 9_223_372_036_854_775_807n;

export function row(index: number): SqlValue[] {
  return [
    biggest - BigInt(index),
    index % 7 === 0 ? '' : `Customer ${index}`,
    index % 5 === 0 ? null : `${index}.0000000000000000000000000001`,
    index / 3,
    index % 2 === 0,
    '2026-01-31 23:59:59.123456789',
    index % 3 === 0 ? new Uint8Array([0, 255, index % 256]) : null,
    index % 11 === 0 ? `Long text ${index} `.repeat(200) : 'two\nlines',
  ];
}

export function largeSet(count: number): ResultSet {
  const rows = Array.from({ length: count }, (_, index) => row(index));
  return { columns, rows, truncated: true, cut: [{ row: 1, column: 7 }] };
}

export function statement(index: number, more: Partial<RunStatement> = {}): RunStatement {
  const { start = 0, end = 0 } = more;
  return {
    index,
    kind: 'statement',
    start,
    end,
    message: '',
    text: `SELECT * FROM SALES.ORDERS\n WHERE ID > ${index}`,
    line: index * 2,
    target: index % 2 === 0 ? east : west,
    outcome: 'success',
    durationMs: 12 + index,
    resultSets: [],
    warnings: [],
    ...more,
  };
}

/** One that did not run. */
export function withoutDuration(index: number, outcome: RunStatement['outcome']): RunStatement {
  const { kind, start, end, message, text, line, target, resultSets, warnings } = statement(index);
  return { index, kind, start, end, message, text, line, target, outcome, resultSets, warnings };
}

/** A run that the test changes. */
export class SyntheticRun implements Run {
  readonly id: string;
  readonly title: string;
  uri?: string;
  readonly startedAt = new Date(0);
  readonly endedAt = undefined;
  readonly summary = undefined;
  state: RunState;
  statements: readonly RunStatement[];
  cancelled = false;
  readonly #changed = new Emitter<RunStatement | undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(id: string, title: string, statements: readonly RunStatement[], state: RunState = 'done') {
    this.id = id;
    this.title = title;
    this.statements = statements;
    this.state = state;
  }

  change(index: number, more: Partial<RunStatement>): void {
    this.statements = this.statements.map((each, place) => (place === index ? { ...each, ...more } : each));
    this.#changed.fire(this.statements[index]);
  }

  end(state: RunState): void {
    this.state = state;
    this.#changed.fire(undefined);
  }

  fileMoved(from: string, to: string): void {
    if (this.uri !== undefined) this.uri = movedFile(this.uri, from, to);
  }

  cancel(): void {
    this.cancelled = true;
    this.end('cancelled');
  }
}

/** One statement with so many rows. */
export function largeRun(count: number): SyntheticRun {
  return new SyntheticRun('large', 'large.sql', [statement(0, { resultSets: [largeSet(count)] })]);
}

/** Every outcome that a run that is over can have. */
export function mixedRun(): SyntheticRun {
  const status: ResultSet = {
    columns: [{ name: 'Warning', type: 'text' }],
    rows: [['Replication is already enabled for schema SALES.']],
    truncated: false,
  };
  return new SyntheticRun(
    'mixed',
    'set-up-of-a-pair-with-a-name-that-is-rather-long.splice.sql',
    [
      statement(0, { text: 'SELECT * FROM SALES.ORDERS', resultSets: [largeSet(12), { ...status, rows: [] }] }),
      statement(1, { text: 'INSERT INTO SALES.ORDERS VALUES (1)', rowsAffected: 1, durationMs: 1234 }),
      statement(2, {
        text: "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')",
        outcome: 'no-change',
        message: 'Replication is already enabled for schema SALES.',
        resultSets: [status],
      }),
      statement(3, {
        text: "CALL SYSCS_UTIL.ADD_PEER(1, 'passive-zk1,passive-zk2,passive-zk3:2181:/hbase-with-a-long-root', 'true')",
        outcome: 'failed',
        durationMs: 75_000,
        message: 'The peer 1 is there already.',
        advice: 'Remove the peer first, or choose another id.',
        warnings: [{ sqlState: '01J02', vendorCode: 10_000, message: 'Scroll sensitive cursors are not supported.' }],
      }),
      statement(4, { outcome: 'unknown', message: 'The connection was lost while the statement ran.' }),
      withoutDuration(5, 'skipped'),
      withoutDuration(6, 'not-run'),
    ],
    'stopped',
  );
}

/** Hostile text wherever a server, or a person's file, can put it. */
export function hostileRun(): SyntheticRun {
  const text = hostile[0];
  const set: ResultSet = {
    columns: [...hostile, ''].map((name) => ({ name, type: 'text' })),
    rows: [[...hostile, text]],
    truncated: false,
    cut: [{ row: 0, column: 0 }],
  };
  return new SyntheticRun('hostile', text, [
    statement(0, {
      text,
      target: { id: text, name: text, environment: 'test' },
      message: text,
      advice: text,
      warnings: [{ sqlState: text, vendorCode: 0, message: text }],
      resultSets: [set],
    }),
  ]);
}

/** Goes on until it is cancelled. */
export function runningRun(): SyntheticRun {
  const statements = Array.from({ length: 2000 }, (_, index) =>
    index < 3
      ? statement(index)
      : { ...withoutDuration(index, index === 3 ? 'running' : 'waiting'), startedAt: new Date() },
  );
  return new SyntheticRun('running', 'running.sql', statements, 'running');
}
