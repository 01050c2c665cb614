/** Every recorded exchange, with a real Splice server and with Derby, is read to the values that were read out of it when it was recorded. */
import { describe, expect, it } from 'vitest';
import { rowsChanged } from '../../../../src/connection/drda/sqlca';
import { readExchange } from './support/readExchange';
import { derbyExchanges, exchanges, valueOf, type Exchange } from './support/recording';

function checkRows(exchange: Exchange): void {
  const { columns: expected = [], rows = [], updateCount } = exchange.expect;
  const { columns, cursor, executed, error } = readExchange(exchange);
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
}

function checkError(exchange: Exchange): void {
  const { sqlCode, sqlState, tokens } = exchange.expect.error!;
  expect(readExchange(exchange).error).toMatchObject({ sqlCode, sqlState, tokens });
}

describe('frames of a real Splice server', () => {
  const statements = exchanges.filter(({ name }) => !name.startsWith('login'));

  it('were all copied', () => expect(exchanges).toHaveLength(37));
  it.each(statements.filter(({ expect: { columns } }) => columns))('$name: rows', checkRows);
  it.each(statements.filter(({ expect: { error } }) => error))('$name: error', checkError);
  it.each(statements.filter(({ expect: { out } }) => out))('$name: parameters', (exchange) => {
    expect(readExchange(exchange).executed?.outputs).toEqual(exchange.expect.out);
  });
});

describe('frames of Derby', () => {
  it.each(derbyExchanges.filter(({ expect: { columns } }) => columns))('$name: rows', checkRows);
  it.each(derbyExchanges.filter(({ expect: { error } }) => error))('$name: error', checkError);
});
