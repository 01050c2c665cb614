/** A thousand connects leave nothing behind: no process, no file, no session, no memory. */
import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { connectorOn, ownChildren, unstalled, useBench, type Bench } from './support';

const bench = useBench();

const CONNECTS = 1_000;
const AT_ONCE = 3;
/** What the heap of a run without leak swings by. A connection that stayed behind would hold several kilobytes. */
const MOST_GROWTH_BYTES = 3 * 1024 * 1024;
/** What the process as a whole takes beyond its heap: the system gives memory back late. A connect that kept 50 kB would keep 50 MB. */
const MOST_MORE_RESIDENT_BYTES = 40 * 1024 * 1024;
/** Of the test runner's own, that come and go. A connect that left one behind would leave a thousand. */
const MOST_MORE_FILES = 20;

async function connectTimes(count: number, where: Bench): Promise<void> {
  let left = count;
  const { connector, children } = connectorOn(where);
  const worker = async () => {
    while (left-- > 0) {
      const connection = await connector.open({ deadlineMs: 30_000 });
      const { resultSet } = await connection.execute('SELECT 1', { deadlineMs: 10_000 });
      expect(resultSet?.rows).toEqual([[1]]);
      await connection.close();
      children.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function memory() {
  collectGarbage();
  return process.memoryUsage();
}

test(`${CONNECTS} connects`, { timeout: 600_000 }, async () => {
  await connectTimes(40, bench());
  const [children, files, before] = [ownChildren(), readdirSync('/proc/self/fd').length, memory()];
  await unstalled(() => connectTimes(CONNECTS, bench()));
  expect(ownChildren()).toEqual(children);
  expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(files + MOST_MORE_FILES);
  const after = memory();
  expect(after.heapUsed - before.heapUsed).toBeLessThan(MOST_GROWTH_BYTES);
  expect(after.rss - before.rss).toBeLessThan(MOST_MORE_RESIDENT_BYTES);
  const sessions = await bench().lab.active.server.client.json(
    `SELECT JSON_OBJECT('n', COUNT(*)) FROM information_schema.PROCESSLIST WHERE USER = '${bench().lab.owner.user}'`,
  );
  expect(sessions).toEqual([{ n: 0 }]);
});
