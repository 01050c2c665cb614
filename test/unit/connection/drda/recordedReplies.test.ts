/** Every recorded exchange, with a real Splice server and with Derby, is read to the values that were read out of it when it was recorded. */
import { describe, expect, it } from 'vitest';
import { CP } from '../../../../src/connection/drda/codePoints';
import { parameter, type DdmObject } from '../../../../src/connection/drda/ddm';
import type { LoginRefused } from '../../../../src/connection/drda/loginRefused';
import { rowsChanged } from '../../../../src/connection/drda/sqlca';
import { readExchange } from './support/readExchange';
import { readLogin, repliesOf } from './support/readLogin';
import { derbyExchanges, exchange, exchanges, valueOf, type Exchange } from './support/recording';

function checkRows(exchange: Exchange): void {
  const { columns: expected = [], rows = [], updateCount } = exchange.expect;
  const { columns, cursor, executed, error } = readExchange(exchange);
  expect(error).toBeUndefined();
  expect(
    columns.map(({ name, sqlType: type, length, precision, scale }) => ({ name, type, length, precision, scale })),
  ).toMatchObject(expected);
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

  it('login: what the server says of itself', async () => {
    const { server } = exchange('login').expect;
    const { className, level, interruptToken, schema } = await readLogin('login');
    expect({ className, level, interruptToken, schema }).toEqual({
      className: server!['srvcls'],
      level: server!['srvrlslv'],
      interruptToken: server!['interruptToken'],
      schema: server!['schema'],
    });
  });

  it('login: what both sides agree on', () => {
    const { server } = exchange('login').expect;
    const [attributes = [], security = []] = repliesOf('login', 0);
    const [, access = []] = repliesOf('login', 1);
    const hex = (objects: readonly DdmObject[], object: number, wanted: number) =>
      parameter(objects.find(({ codePoint }) => codePoint === object)!.data, wanted)!.toString('hex');
    expect(hex(attributes, CP.EXCSATRD, CP.MGRLVLLS)).toBe(server!['mgr']);
    expect([Number.parseInt(hex(security, CP.ACCSECRD, CP.SECMEC), 16)]).toEqual(server!['secmec']);
    expect(Buffer.from(hex(access, CP.ACCRDBRM, CP.PRDID), 'hex').toString()).toBe(server!['prdid']);
    expect(Buffer.from(hex(access, CP.ACCRDBRM, CP.TYPDEFNAM), 'hex').toString()).toBe(server!['typdef']);
    expect(Number.parseInt(hex(access, CP.PBSD, CP.PBSD_ISO), 16)).toBe(server!['isolation']);
  });

  it('login-wrong-password: refused', async () => {
    const { message, sqlState } = exchange('login-wrong-password').expect.error!;
    const error = await readLogin('login-wrong-password').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'LoginRefused', problem: 'credentials', messages: [{ sqlState }] });
    expect(Number((error as LoginRefused).detail.split(' ')[1])).toBe(Number(/\d+$/.exec(message!)![0]));
  });

  it('login-wrong-database: the words of the server', async () => {
    const { sqlCode, sqlState, tokens } = exchange('login-wrong-database').expect.error!;
    await expect(readLogin('login-wrong-database')).rejects.toMatchObject({
      messages: [{ sqlState, vendorCode: sqlCode, message: tokens }],
    });
  });

  it('login-as-derby-client: the server names what it does not take', async () => {
    const { message } = exchange('login-as-derby-client').expect.error!;
    expect(message).toContain('124c:0006114900080006000c112e');
    await expect(readLogin('login-as-derby-client')).rejects.toMatchObject({
      name: 'DrdaProtocolError',
      problem: 'refused',
      message: 'SYNTAXRM about PRDID',
    });
  });

  it('login-kerberos-refused: a segment of length 0', async () => {
    await expect(readLogin('login-kerberos-refused')).rejects.toMatchObject({ problem: 'bad-segment' });
  });

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
