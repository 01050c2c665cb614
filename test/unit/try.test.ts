import { startPlainDerby, fillPlainDerby } from '../labs/derby/plain/plainDerby';
import { DrdaConnector } from '../../src/connection/drda/connector';
import * as fm from '../../src/connection/drda/fullMessage';
import { test, vi } from 'vitest';
test('try', async () => {
  const derby = await startPlainDerby();
  try {
    await fillPlainDerby(derby);
    const c = await new DrdaConnector(derby.target).open();
    const s = vi.spyOn(fm, 'readMessages');
    await c.execute('CALL CHANGE_AND_FAIL()').catch(() => 0);
    console.log(JSON.stringify(s.mock.calls));
    console.time('slow'); await c.execute('CALL SLOW(10)'); console.timeEnd('slow');
    await c.close();
  } finally { await derby.stop(); }
}, 60000);
