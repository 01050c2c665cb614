/** Every recorded exchange with a real Splice server is read to the values that were read out of it when it was recorded. */
import { describe, expect, it } from 'vitest';
import { sortReplies, type Replies } from '../../../../src/connection/drda/channel';
import { CP } from '../../../../src/connection/drda/codePoints';
import type { Cursor } from '../../../../src/connection/drda/cursor';
import { DssAssembler } from '../../../../src/connection/drda/dss';
import { rowsChanged, type Sqlca } from '../../../../src/connection/drda/sqlca';
import type { SqlColumn } from '../../../../src/connection/drda/sqlda';
import { readExecuted, readPrepared, type ExecutedReply } from '../../../../src/connection/drda/statementReply';
import { commandsOf, exchanges, valueOf, type Exchange } from './support/recording';
import { encodeSegments } from './support/wire';

interface Outcome {
  readonly columns: readonly SqlColumn[];
  readonly cursor: Cursor | undefined;
  readonly executed: ExecutedReply | undefined;
  readonly error: Sqlca | undefined;
}

/** The way the client goes, without its session. */
function read(exchange: Exchange): Outcome {
  let columns: readonly SqlColumn[] = [];
  let executed: ExecutedReply | undefined;
  let cursor: Cursor | undefined;
  let error: Sqlca | undefined;
  for (const { codePoint, reply } of commandsOf(exchange)) {
    const [objects = []]: Replies = sortReplies(
      new DssAssembler(1 << 20).push(encodeSegments(reply.map((segment) => ({ ...segment, correlation: 1 })))),
      1,
    );
    if (codePoint === CP.PRPSQLSTT) {
      const prepared = readPrepared(objects);
      columns = prepared.columns;
      if (prepared.sqlca && prepared.sqlca.sqlCode < 0) error = prepared.sqlca;
    } else if (codePoint === CP.OPNQRY || codePoint === CP.EXCSQLSTT) {
      executed = readExecuted(objects, { statement: Buffer.alloc(0), columns, limit: undefined });
      [cursor] = executed.cursors;
      if (executed.sqlca && executed.sqlca.sqlCode < 0) error = executed.sqlca;
    } else if (codePoint === CP.CNTQRY) {
      for (const object of objects) cursor!.take(object);
    }
  }
  return { columns: cursor?.columns ?? columns, cursor, executed, error };
}

const statements = exchanges.filter(({ name }) => !name.startsWith('login'));

describe('frames of a real Splice server', () => {
  it('were all copied', () => expect(exchanges).toHaveLength(37));

  it.each(statements.filter(({ expect: { columns } }) => columns !== undefined))('$name: rows', (exchange) => {
    const { columns: expected = [], rows = [], updateCount } = exchange.expect;
    const { columns, cursor, executed, error } = read(exchange);
    expect(error).toBeUndefined();
    expect(
      columns.map(({ name, sqlType: type, length, precision, scale }) => ({ name, type, length, precision, scale })),
    ).toEqual(expected);
    if (cursor) {
      expect(cursor.isDone).toBe(true);
      cursor.rows.finish();
    }
    const found = cursor?.rows.rows ?? [];
    if (typeof rows === 'string') expect(`${found.length} rows`).toBe(rows);
    else expect(found).toEqual(rows.map((row) => row.map((value, index) => valueOf(value, expected[index]!))));
    if (updateCount !== undefined) expect(rowsChanged(executed!.sqlca!)).toBe(updateCount);
  });

  it.each(statements.filter(({ expect: { error } }) => error !== undefined))('$name: error', (exchange) => {
    const { sqlCode, sqlState, tokens } = exchange.expect.error!;
    expect(read(exchange).error).toMatchObject({ sqlCode, sqlState, tokens });
  });

  it.each(statements.filter(({ expect: { out } }) => out !== undefined))('$name: parameters', (exchange) => {
    expect(read(exchange).executed?.outputs).toEqual(exchange.expect.out);
  });
});
