/** Runs made up for tests of the results view: each kind of value and outcome, and as many rows as wanted. */
import { Emitter } from '../../src/clusters/emitter';
import type { ResultSet, SqlValue } from '../../src/connection/connection';
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
  return {
    index,
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

/** A run that the test changes. */
export class SyntheticRun implements Run {
  readonly id: string;
  readonly title: string;
  readonly startedAt = new Date(0);
  state: RunState;
  statements: readonly RunStatement[];
  cancelled = false;
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(id: string, title: string, statements: readonly RunStatement[], state: RunState = 'done') {
    this.id = id;
    this.title = title;
    this.statements = statements;
    this.state = state;
  }

  change(index: number, more: Partial<RunStatement>): void {
    this.statements = this.statements.map((each, place) => (place === index ? { ...each, ...more } : each));
    this.#changed.fire();
  }

  end(state: RunState): void {
    this.state = state;
    this.#changed.fire();
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
