import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OdbcConnector } from '../../../../src/connection/odbc/connection';
import { odbcTarget } from '../../../../src/connection/odbc/connectionString';
import { SpareLine } from '../../../../src/connection/odbc/spareLine';
import { FakeProcess } from './fakeProcess';

function spareOf() {
  const started: FakeProcess[] = [];
  const start = () => {
    const child = new FakeProcess((message, self) => {
      if (message.kind !== 'cancel') self.say({ kind: 'done', id: message.id });
    });
    started.push(child);
    return child;
  };
  return { spare: new SpareLine('/dist/odbcChild.js', start), started, start };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('starts one process, and none before it is wanted', () => {
  const { spare, started } = spareOf();
  expect(spare.take()).toBeUndefined();
  expect(started).toHaveLength(0);
  spare.prepare();
  spare.prepare();
  expect(started).toHaveLength(1);
  expect(spare.take()).toBeDefined();
  expect(spare.take()).toBeUndefined();
  spare.dispose();
  expect(started[0]?.kills).toBe(0);
});

test('gives none that has died, and starts another', () => {
  const { spare, started } = spareOf();
  spare.prepare();
  started[0]?.die({ code: null, signal: 'SIGSEGV' });
  expect(spare.take()).toBeUndefined();
  spare.prepare();
  started[1]?.die({ code: 1, signal: null });
  spare.prepare();
  expect(started).toHaveLength(3);
  expect(spare.take()?.isOpen).toBe(true);
});

test('ends one that nobody takes, five minutes after it was wanted last', () => {
  const { spare, started } = spareOf();
  spare.prepare();
  vi.advanceTimersByTime(4 * 60_000);
  spare.prepare();
  vi.advanceTimersByTime(4 * 60_000);
  expect(started[0]?.kills).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(started[0]?.kills).toBe(1);
  expect(started).toHaveLength(1);
});

test('leaves one that was taken alone', () => {
  const { spare, started } = spareOf();
  spare.prepare();
  spare.take();
  vi.advanceTimersByTime(10 * 60_000);
  spare.dispose();
  expect(started[0]?.kills).toBe(0);
});

test('serves the connector that opens next; the one after it starts its own', async () => {
  const { spare, started, start } = spareOf();
  const target = odbcTarget({ dsn: 'd', host: 'east', port: 1, dialect: 'splice' }, { user: 'u', password: 'tiger' });
  const connector = new OdbcConnector({ target, childScript: '/dist/odbcChild.js', platform: 'linux', spare, start });
  spare.prepare();
  await connector.open();
  expect(started).toHaveLength(1);
  expect(started[0]?.sent).toMatchObject([{ kind: 'open' }]);
  await connector.open();
  expect(started).toHaveLength(2);
});
