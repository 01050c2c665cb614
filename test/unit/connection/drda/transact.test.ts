/** Units of work: what is sent to begin and to end them, and what is known where their end is not answered. */
import { describe, expect, it } from 'vitest';
import type { DrdaConnection } from '../../../../src/connection/drda/drdaConnection';
import { exchange, parametersOf } from './support/recording';
import { failureOf, useReplay } from './support/useReplay';

const replay = useReplay();
const PRPSQLSTT = 0x200d;
const EXCSQLSTT = 0x200b;
const RDBCMM = 0x200e;
const RDBRLLBCK = 0x200f;
const change = exchange('update-count');

/** The chain that the statement took. */
async function chainOf(line: DrdaConnection): Promise<readonly number[]> {
  await line.execute(change.sql!, { parameters: parametersOf(change) });
  return replay.server.chains.at(-1)!;
}

describe('a transaction', () => {
  it.each([
    ['commit', RDBCMM],
    ['rollback', RDBRLLBCK],
  ] as const)('that ends by %s commits nothing before, and each statement behind it', async (step, command) => {
    const line = await replay.open();
    await line.transact('begin');
    expect(await chainOf(line)).toEqual([PRPSQLSTT, EXCSQLSTT]);
    await line.transact(step);
    expect(replay.server.chains.at(-1)).toEqual([command]);
    expect(await chainOf(line)).toEqual([EXCSQLSTT, RDBCMM]);
  });

  it('is not ended by a statement that the server refuses', async () => {
    const line = await replay.open();
    await line.transact('begin');
    await failureOf(line.execute(exchange('wrong-arity').sql!));
    expect(replay.server.chains.flat()).not.toContain(RDBRLLBCK);
    expect(await chainOf(line)).toEqual([PRPSQLSTT, EXCSQLSTT]);
  });

  it.each([
    ['commit', 'unknown'],
    ['rollback', 'failed'],
  ] as const)('whose %s is not answered by the deadline: its fate is %s, the line gone', async (step, fate) => {
    const line = await replay.open({}, { graceMs: 50 });
    await line.transact('begin');
    replay.server.endsUnits = false;
    expect(await failureOf(line.transact(step, { deadlineMs: 50 }))).toMatchObject({ kind: 'timed-out', fate });
    expect(line.isOpen).toBe(false);
    expect(await failureOf(line.transact('begin'))).toMatchObject({ fate: 'not-run' });
  });

  it('whose commit is cancelled is in doubt', async () => {
    const line = await replay.open({}, { graceMs: 50 });
    await line.transact('begin');
    replay.server.endsUnits = false;
    const controller = new AbortController();
    const running = failureOf(line.transact('commit', { signal: controller.signal }));
    controller.abort();
    expect(await running).toMatchObject({ kind: 'cancelled', fate: 'unknown' });
    expect(line.isOpen).toBe(false);
  });

  it('whose commit is cancelled in advance is not committed, and goes on', async () => {
    const line = await replay.open();
    await line.transact('begin');
    const failure = await failureOf(line.transact('commit', { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    expect(replay.server.chains.flat()).not.toContain(RDBCMM);
    expect(await chainOf(line)).toEqual([PRPSQLSTT, EXCSQLSTT]);
  });

  it('whose line breaks during the commit is in doubt', async () => {
    const line = await replay.open();
    await line.transact('begin');
    replay.server.endsUnits = false;
    const running = failureOf(line.transact('commit'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    replay.server.drop();
    expect(await running).toMatchObject({ kind: 'connection-lost', fate: 'unknown' });
  });
});
