/** Log-ins to a server that was met before: in one turn where it takes that, in two where it does not. */
import { describe, expect, it } from 'vitest';
import { failureOf, useReplay } from './support/useReplay';

const replay = useReplay();

const EXCSAT = 0x1041;
const SECCHK = 0x106e;

/** How many commands each chain of the log-ins so far had. */
const chains = () =>
  replay.server.chains.filter(([first]) => first === EXCSAT || first === SECCHK).map(({ length }) => length);

describe('a second log-in', () => {
  it('takes one turn, and opens the same as the first', async () => {
    const open = replay.opener();
    const [first, second] = [await open(), await open()];
    expect(chains()).toEqual([2, 2, 4]);
    expect(second.product).toEqual(first.product);
    await expect(second.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
  });

  it('with a password that is no longer right is refused, and not tried again', async () => {
    const open = replay.opener();
    await open();
    replay.server.password = 'another';
    expect(await failureOf(open())).toMatchObject({ kind: 'login-refused', fate: 'not-run' });
    expect(chains()).toEqual([2, 2, 4]);
  });

  it.each(['refused', 'cut off'] as const)('in one turn that is %s begins anew in two, from then on', async (way) => {
    const open = replay.opener();
    await open();
    replay.server.wholeLogin = way;
    const line = await open();
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    await open();
    expect(chains()).toEqual([2, 2, 4, 2, 2, 2, 2]);
  });

  it('in one turn that is not answered costs its deadline once', async () => {
    const open = replay.opener();
    await open();
    replay.server.wholeLogin = 'not answered';
    expect(await failureOf(open({ deadlineMs: 100 }))).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
    await expect(open()).resolves.toMatchObject({ isOpen: true });
    expect(chains()).toEqual([2, 2, 4, 2, 2]);
  });

  it('at a server that is another one than before begins anew', async () => {
    const open = replay.opener();
    await open();
    replay.server.isReplaced = true;
    expect((await open()).product.name).toBe('Apache Derby');
    expect(chains()).toEqual([2, 2, 4, 2, 2]);
  });

  it('that was given up before the server was asked is not held against it', async () => {
    const open = replay.opener();
    await open();
    await expect(open({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
    await open();
    expect(chains()).toEqual([2, 2, 4]);
  });
});

it('a cancel is never the first to try a log-in in one turn', async () => {
  const open = replay.opener();
  await open();
  const line = await open();
  const controller = new AbortController();
  const running = failureOf(line.execute(replay.server.endless, { signal: controller.signal }));
  await replay.whenHeld();
  controller.abort();
  await running;
  expect(chains()).toEqual([2, 2, 4, 2, 2]);
});
