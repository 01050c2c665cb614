/** Statements that are given up: by their caller, at their deadline, or because the line is late with the text of an error. */
import { describe, expect, it } from 'vitest';
import { exchange } from './support/recording';
import { ENDLESS_SQL, MESSAGE_SQL } from './support/replayServer';
import { failureOf, useReplay } from './support/useReplay';

const replay = useReplay();
const EXCSAT = 0x1041;
const EXCSQLSET = 0x2014;

/** The statement that the server holds back ends by itself. */
function release(): void {
  for (const [token, end] of replay.server.held) {
    replay.server.held.delete(token);
    end();
  }
}

const logIns = () => replay.server.chains.filter(([first]) => first === EXCSAT).length;

describe('cancel', () => {
  it('goes by the token of the session, which stays usable', async () => {
    const line = await replay.open();
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await replay.whenHeld();
    controller.abort();
    expect(await running).toMatchObject({ kind: 'cancelled', fate: 'failed', sqlState: '57014' });
    expect(line.isOpen).toBe(true);
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    expect(replay.server.connections).toBe(1);
  });

  it('ends the line where the server does not help', async () => {
    const line = await replay.open();
    replay.server.canCancel = false;
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await replay.whenHeld();
    controller.abort();
    expect(await running).toMatchObject({ kind: 'cancelled' });
    expect(line.isOpen).toBe(false);
  });

  it('leaves the line alone where the statement ended first and nothing was left to cancel', async () => {
    const line = await replay.open();
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await replay.whenHeld();
    replay.server.cancelsAfterMs = 200;
    controller.abort();
    release();
    await running;
    expect(line.isOpen).toBe(true);
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
  });

  it('that the server may still carry out costs the line, so that it cannot hit the next statement', async () => {
    const line = await replay.open({}, { interruptMs: 300 });
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await replay.whenHeld();
    replay.server.cancelsAfterMs = 3_000;
    controller.abort();
    setTimeout(release, 50);
    await running;
    expect(line.isOpen).toBe(false);
  });

  it('before sending sends nothing', async () => {
    const line = await replay.open();
    const failure = await failureOf(line.execute('VALUES 1', { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    expect(replay.server.chains).toHaveLength(2);
  });
});

describe('the deadline', () => {
  it('is told to the server, which gets time to keep it', async () => {
    const line = await replay.open({}, { serverDeadlineMs: 30_000 });
    const running = failureOf(line.execute(ENDLESS_SQL, { deadlineMs: 50 }));
    await replay.whenHeld();
    setTimeout(release, 150);
    expect(await running).toMatchObject({ kind: 'timed-out', fate: 'failed' });
    expect(replay.server.chains.at(2)![0]).toBe(EXCSQLSET);
    expect(logIns()).toBe(1);
    expect(line.isOpen).toBe(true);
  });

  it('is kept by a cancel where the server does not', async () => {
    const line = await replay.open({}, { serverDeadlineMs: 300 });
    const failure = await failureOf(line.execute(ENDLESS_SQL, { deadlineMs: 50 }));
    expect(failure).toMatchObject({ kind: 'timed-out', fate: 'failed' });
    expect(logIns()).toBe(2);
    expect(line.isOpen).toBe(true);
  });
});

describe('an error whose text does not come', () => {
  const { sql, expect: wanted } = exchange('list-peers-thrown');
  const refused = { kind: 'server-error', fate: 'failed', sqlState: wanted.error!.sqlState };

  it('by the deadline is told as it came, and nothing is cancelled', async () => {
    const line = await replay.open({}, { graceMs: 50 });
    replay.server.endless = MESSAGE_SQL;
    const failure = await failureOf(line.execute(sql!, { deadlineMs: 300 }));
    expect(failure).toMatchObject(refused);
    expect(failure.message).toMatch(/^unexpected exception/);
    expect(logIns()).toBe(1);
    expect(line.isOpen).toBe(false);
  });

  it('until the caller gives up is told as it came, and nothing is cancelled', async () => {
    const line = await replay.open({}, { graceMs: 50 });
    replay.server.endless = MESSAGE_SQL;
    const controller = new AbortController();
    const running = failureOf(line.execute(sql!, { signal: controller.signal }));
    await replay.whenHeld();
    controller.abort();
    expect(await running).toMatchObject(refused);
    expect(logIns()).toBe(1);
  });

  it('because the line breaks is told as it came', async () => {
    const line = await replay.open();
    replay.server.endless = MESSAGE_SQL;
    const running = failureOf(line.execute(sql!));
    await replay.whenHeld();
    replay.server.drop();
    expect(await running).toMatchObject(refused);
    expect(line.isOpen).toBe(false);
  });
});
