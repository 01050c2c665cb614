import { describe, expect, it } from 'vitest';
import { LiveSession } from '../../../src/clusters/clusterSession';
import { activeCluster, failure, refusal, ScriptedServer, table, type Script } from './scriptedServer';
import { profile } from './profiles';
import { sessionWith } from './sessions';

const disable = { procedure: 'DISABLE_TABLE_REPLICATION', arguments: ['S', "O'T"] };
const disableSql = "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('S', 'O''T')";
const aborted = () => AbortSignal.abort();

function server(...answers: Script): ScriptedServer {
  return new ScriptedServer([...answers, ...activeCluster()]);
}

/** An answer that waits until it is let go, or until its statement is cancelled. */
function held() {
  let release: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const answer = ({ signal }: { signal?: AbortSignal }) => {
    arrived();
    return new Promise<ReturnType<typeof table>>((resolve, reject) => {
      release = () => resolve(table(['Success'], ['done']));
      signal?.addEventListener('abort', () => reject(failure('cancelled', 'unknown')));
    });
  };
  return { answer, arrival, release: () => release() };
}

describe('connecting', () => {
  it('reads the overview over one line and says so', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    const seen: string[] = [];
    session.onDidChange(() => seen.push(session.status.kind));
    expect(session.status.kind).toBe('disconnected');
    const [first, second] = await Promise.all([session.connect(), session.connect()]);
    expect(first).toBe(second);
    expect(first.role).toMatchObject({ value: 'PRIMARY' });
    expect(seen).toEqual(['connecting', 'connected']);
    expect(cluster.opened).toBe(1);
    await session.disconnect();
    expect(session.status.kind).toBe('disconnected');
    expect(cluster.openNow).toBe(0);
  });

  it('reads the connected database alone where there are several', async () => {
    const cluster = server(
      [/SYSCS_GET_VERSION_INFO\(/, table(['RELEASE'], ['3.2.0.2025'])],
      [/SYS\.SYSDATABASES/, table(['1'], [2])],
      [/SYSVW\.SYSTABLESVIEW/, table(['SCHEMANAME', 'TABLENAME', 'TABLETYPE'], ['S', 'MINE', 'T'])],
      [/SYSVW\.SYSSCHEMASVIEW/, table(['SCHEMANAME'], ['S'])],
    );
    const { session } = sessionWith(cluster);
    await session.connect();
    expect((await session.readContents()).tables?.map(({ tableName }) => tableName)).toEqual(['MINE']);
    expect((await session.readTables('S')).map(({ tableName }) => tableName)).toEqual(['MINE']);
    await session.disconnect();
  });

  it('does nothing before it is used', () => {
    const cluster = server();
    const { secrets, asked } = sessionWith(cluster, { password: 'session' });
    expect([cluster.opened, secrets, asked]).toEqual([0, [], []]);
  });

  it('fails with the reason, and can be tried again', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    cluster.refuseToOpen = failure('refused');
    await expect(session.connect()).rejects.toMatchObject({ kind: 'refused' });
    expect(session.status).toMatchObject({ kind: 'failed', failure: { kind: 'refused' } });
    cluster.refuseToOpen = undefined;
    await session.connect();
    expect(session.status.kind).toBe('connected');
    await session.disconnect();
  });

  it('asks again after a wrong password, and once per window after the right one', async () => {
    const cluster = server();
    const { session, asked, secrets, logged } = sessionWith(cluster, { password: 'session' }, ['wrong-pw', 'right-pw']);
    cluster.refuseToOpen = failure('login-refused');
    await expect(session.connect()).rejects.toMatchObject({ kind: 'login-refused' });
    cluster.refuseToOpen = undefined;
    await session.connect();
    await session.disconnect();
    await session.connect();
    await session.disconnect();
    expect(asked).toEqual(['east missing', 'east refused']);
    expect(new Set(secrets)).toEqual(new Set(['wrong-pw', 'right-pw']));
    expect(logged.join()).not.toMatch(/wrong-pw|right-pw/);
  });

  it.each([
    ['a reading', (session: LiveSession) => session.query('VALUES 1')],
    ['an action', (session: LiveSession) => session.exclusively('x', () => session.call(disable))],
    ['a script', (session: LiveSession) => session.openScriptLine()],
  ])('asks again when %s opens another line and the password is refused', async (_name, use) => {
    const cluster = server();
    const { session, asked } = sessionWith(cluster, { password: 'session' }, ['old-pw', 'new-pw']);
    await session.connect();
    cluster.answer(/VALUES 1/, failure('connection-lost', 'unknown'));
    await session.query('VALUES 1').catch(() => undefined);
    cluster.refuseToOpen = failure('login-refused');
    await use(session).catch(() => undefined);
    expect(session.status).toMatchObject({ kind: 'failed', failure: { kind: 'login-refused' } });
    cluster.refuseToOpen = undefined;
    await session.connect();
    expect(asked).toEqual(['east missing', 'east refused']);
    await session.disconnect();
  });

  it('is cancelled without waiting, by its caller or by a disconnect, and leaves nothing open', async () => {
    for (const how of ['signal', 'disconnect']) {
      const slow = held();
      const cluster = server([/GET_CLUSTER_KEY/, slow.answer]);
      const { session } = sessionWith(cluster);
      const abort = new AbortController();
      const connecting = session.connect({ signal: abort.signal });
      await slow.arrival;
      if (how === 'signal') abort.abort();
      else await session.disconnect();
      await expect(connecting).rejects.toMatchObject({ kind: 'cancelled' });
      expect(session.status.kind).toBe('disconnected');
      expect(cluster.openNow).toBe(0);
    }
  });

  it('is cancelled while a person has not typed the password', async () => {
    const cluster = server();
    const { session, parts } = sessionWith(cluster, { password: 'session' });
    parts.passwords.passwordFor = () => new Promise(() => undefined);
    const connecting = session.connect();
    await session.disconnect();
    await expect(connecting).rejects.toMatchObject({ kind: 'cancelled' });
    expect(cluster.opened).toBe(0);
  });

  it('does not begin when it is cancelled already', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    await expect(session.connect({ signal: aborted() })).rejects.toMatchObject({ kind: 'cancelled' });
    expect(cluster.openNow).toBe(0);
  });
});

describe('reading', () => {
  it('connects when needed, keeps what it read, and reads rows alone', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    const contents = await session.readContents();
    expect(session.contents).toBe(contents);
    cluster.answer(/FROM SYS\.SYSREPLICATION/, table(['SCOPE', 'S', 'T'], ['DATABASE', null, null]));
    cluster.sent.length = 0;
    const rows = await session.readRows();
    expect(cluster.sent).toHaveLength(1);
    expect(session.contents).toMatchObject({ rows, tables: contents.tables });
    await session.disconnect();
    expect(session.contents).toBeUndefined();
  });

  it('brings fresh peers into the overview', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    await session.connect();
    cluster.answer(/LIST_PEERS/, table(['PeerId', 'clusterKey', 'enabled', 'serial']));
    const peers = await session.readPeers();
    expect(session.status).toMatchObject({ overview: { peers } });
    expect(peers).toMatchObject({ value: [] });
    await session.disconnect();
  });

  it('goes on after a broken line: a reading is sent again over another, and the next use opens one too', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    await session.connect();
    let breaks = 1;
    cluster.answer(/VALUES 1/, () => {
      if (breaks-- > 0) throw failure('connection-lost', 'unknown');
      return table(['1'], [1]);
    });
    expect(await session.query('VALUES 1')).toMatchObject({ rows: [[1]] });
    expect(cluster.opened).toBe(2);
    breaks = 2;
    await expect(session.query('VALUES 1')).rejects.toMatchObject({ kind: 'connection-lost' });
    expect(cluster.opened).toBe(3);
    expect(await session.query('VALUES 1')).toMatchObject({ rows: [[1]] });
    expect(cluster.opened).toBe(4);
    await session.disconnect();
    expect(cluster.openNow).toBe(0);
  });

  it('that finds nobody there ends the connection with the reason', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    await session.connect();
    cluster.answer(/VALUES 1/, failure('connection-lost', 'unknown'));
    await expect(session.query('VALUES 1')).rejects.toThrow();
    cluster.refuseToOpen = failure('refused');
    await expect(session.query('VALUES 1')).rejects.toMatchObject({ kind: 'refused' });
    expect(session.status).toMatchObject({ kind: 'failed', failure: { kind: 'refused' } });
  });

  it('leaves the connection alone when the server refuses a statement', async () => {
    const { session } = sessionWith(server());
    await expect(session.query('NONSENSE')).rejects.toMatchObject({ sqlState: '42Y03' });
    expect(session.status.kind).toBe('connected');
    await session.disconnect();
  });
});

describe('an action', () => {
  it.each([
    [table(['Success'], ['Disabled replication']), { kind: 'success', message: 'Disabled replication' }],
    [table(['WARNING'], ['not enabled']), { kind: 'warning', message: 'not enabled' }],
    [table(['Error'], ['no such table']), { kind: 'failure', message: 'no such table' }],
    [
      refusal('RPL00', 'Database is read-only.'),
      { kind: 'failure', message: 'Database is read-only.', sqlState: 'RPL00' },
    ],
    [failure('driver-crashed', 'unknown'), { kind: 'unknown' }],
    [failure('timed-out', 'unknown'), { kind: 'unknown' }],
  ])('tells its outcome, and sends its call once (%#)', async (answer, expected) => {
    const cluster = server([/DISABLE_TABLE_REPLICATION/, answer]);
    const { session, audited } = sessionWith(cluster);
    const outcome = await session.exclusively('Turn off', () => session.call(disable));
    expect(outcome).toMatchObject(expected);
    expect(cluster.sent.filter((sql) => sql.includes('DISABLE_TABLE'))).toEqual([
      'CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION(?, ?)',
    ]);
    expect(audited).toEqual([`intent ${disableSql}`, `${outcome.kind} ${outcome.message} ${disableSql}`]);
    await session.disconnect();
  });

  it('that could not reach the cluster is a failure, not an unknown', async () => {
    const cluster = server();
    const { session } = sessionWith(cluster);
    await session.connect();
    cluster.refuseToOpen = failure('refused', 'not-run', 'Start it.');
    const outcome = await session.exclusively('Turn off', () => session.call(disable));
    expect(outcome).toEqual({ kind: 'failure', message: 'it is refused. Start it.' });
    await session.disconnect();
  });

  it('is not sent when the audit file cannot be written', async () => {
    const cluster = server([/DISABLE_TABLE/, table(['Success'], ['x'])]);
    const { session, watch } = sessionWith(cluster);
    watch.auditFailure = new Error('disk full');
    const outcome = await session.exclusively('Turn off', () => session.call(disable));
    expect(outcome).toMatchObject({ kind: 'failure', message: expect.stringContaining('disk full') as string });
    expect(cluster.sent).toEqual([]);
  });

  it('keeps its outcome when only the second audit line fails', async () => {
    const { session, watch, logged } = sessionWith(
      server([/DISABLE_TABLE/, () => ((watch.auditFailure = new Error('disk full')), table(['Success'], ['done']))]),
    );
    const outcome = await session.exclusively('Turn off', () => session.call(disable));
    expect(outcome).toEqual({ kind: 'success', message: 'done' });
    expect(logged.join()).toContain('disk full');
    await session.disconnect();
  });

  it('runs alone; the second is told what is running, and reads go on meanwhile', async () => {
    const slow = held();
    const cluster = server([/DISABLE_TABLE/, slow.answer]);
    const { session } = sessionWith(cluster);
    await session.connect();
    const running = session.exclusively('Turn off S.T', () => session.call(disable));
    expect(session.busyWith).toBe('Turn off S.T');
    await slow.arrival;
    let ran = false;
    const second = session.exclusively('Turn on', () => Promise.resolve((ran = true)));
    await expect(second).rejects.toThrow(/Turn off S\.T/);
    expect(ran).toBe(false);
    expect(await session.readRows()).toMatchObject({ readable: true });
    expect(cluster.openNow).toBe(2);
    slow.release();
    await running;
    expect(session.busyWith).toBeUndefined();
    await session.disconnect();
    expect(cluster.openNow).toBe(0);
  });

  it('leaves nothing known that it may have changed, where that cannot be read again', async () => {
    const cluster = server([/DISABLE_TABLE/, failure('connection-lost', 'unknown')]);
    const { session } = sessionWith(cluster);
    await session.readContents();
    cluster.answer(/SYSREPLICATION|LIST_PEERS/, failure('connection-lost', 'unknown'));
    await expect(session.readRows()).rejects.toMatchObject({ kind: 'connection-lost' });
    expect(session.contents).toMatchObject({ rows: { readable: true } });
    await session.exclusively('Turn off', () => session.call(disable));
    await expect(session.readRows()).rejects.toMatchObject({ kind: 'connection-lost' });
    await expect(session.readPeers()).rejects.toMatchObject({ kind: 'connection-lost' });
    expect(session.contents).toMatchObject({ rows: { readable: false, reason: 'it is connection-lost' } });
    expect(session.status).toMatchObject({ overview: { peers: { readable: false } } });
    cluster.answer(/FROM SYS\.SYSREPLICATION/, table(['SCOPE', 'S', 'T'], ['DATABASE', null, null]));
    await session.readRows();
    expect(session.contents).toMatchObject({ rows: { readable: true } });
    await session.disconnect();
  });

  it('holds the cluster by its key, once that is known, whatever the profile is called', async () => {
    const { session, watch } = sessionWith(server());
    const taken: string[] = [];
    let held = 0;
    const take = (name: string) => {
      taken.push(name);
      held += 1;
      return Promise.resolve(() => Promise.resolve(void (held -= 1)));
    };
    Object.assign(watch.parts, { locks: { take } });
    await session.exclusively('x', () => Promise.resolve());
    await session.connect();
    expect(await session.exclusively('x', () => Promise.resolve(held))).toBe(1);
    await session.exclusively('x', () => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(taken).toEqual(['id-east', 'h1:2181,h2:2181:/hbase', 'h1:2181,h2:2181:/hbase']);
    expect(held).toBe(0);
    await session.disconnect();
  });

  it('does not begin where another window holds the cluster', async () => {
    const { session, watch } = sessionWith(server());
    Object.assign(watch.parts, { locks: { take: () => Promise.reject(new Error('busy elsewhere')) } });
    let ran = false;
    await expect(session.exclusively('x', () => Promise.resolve((ran = true)))).rejects.toThrow('busy elsewhere');
    expect([ran, session.busyWith]).toEqual([false, undefined]);
  });

  it('frees the cluster when it throws', async () => {
    const { session } = sessionWith(server());
    await expect(session.exclusively('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(session.busyWith).toBeUndefined();
    expect(await session.exclusively('b', () => Promise.resolve(1))).toBe(1);
  });

  it('must be announced', async () => {
    const { session } = sessionWith(server());
    await expect(session.call(disable)).rejects.toThrow(/exclusively/);
  });

  it('that is forbidden is remembered with its grant', async () => {
    const { session } = sessionWith(server([/DISABLE_TABLE/, refusal('42504', 'no EXECUTE')]));
    await session.connect();
    await session.exclusively('Turn off', () => session.call(disable));
    expect(session.status).toMatchObject({
      overview: { missing: { procedures: ['DISABLE_TABLE_REPLICATION'] } },
    });
    await session.disconnect();
  });

  it('is cancelled by its signal, with an unknown outcome', async () => {
    const slow = held();
    const { session } = sessionWith(server([/DISABLE_TABLE/, slow.answer]));
    const abort = new AbortController();
    const running = session.exclusively('a', () => session.call(disable, { signal: abort.signal }));
    await slow.arrival;
    abort.abort();
    expect(await running).toMatchObject({ kind: 'unknown' });
    await session.disconnect();
  });

  it('is not sent over a new connection after a disconnect', async () => {
    const cluster = server([/DISABLE_TABLE/, table(['Success'], ['done'])]);
    const { session, watch } = sessionWith(cluster);
    await session.connect();
    Object.assign(watch.parts.audit, { intent: () => session.disconnect() });
    const outcome = await session.exclusively('x', () => session.call(disable));
    expect(outcome).toMatchObject({ kind: 'failure', message: expect.stringContaining('disconnected') as string });
    expect(cluster.sent.filter((sql) => sql.includes('DISABLE_TABLE'))).toEqual([]);
    expect(session.status.kind).toBe('disconnected');
    expect(cluster.openNow).toBe(0);
  });

  it('is not cut off when its profile goes away', async () => {
    const slow = held();
    const cluster = server([/DISABLE_TABLE/, slow.answer]);
    const { session } = sessionWith(cluster);
    const running = session.exclusively('a', () => session.call(disable));
    await slow.arrival;
    const retired = session.retire();
    expect(cluster.openNow).toBe(2);
    slow.release();
    expect(await running).toMatchObject({ kind: 'success' });
    await retired;
    expect(cluster.openNow).toBe(0);
  });
});

describe('a reading that may take as long as an action', () => {
  it.each([
    ['reads', undefined, 2000],
    ['actions', 'actions', 9000],
  ] as const)('has the deadline of the line for %s', async (_name, line, deadlineMs) => {
    const deadlines: (number | undefined)[] = [];
    const cluster = server([
      /VALIDATE_BACKUP/,
      (options) => {
        deadlines.push(options.deadlineMs);
        return table(['Results'], ['No corruptions found for backup.']);
      },
    ]);
    const { parts } = sessionWith(cluster);
    const session = new LiveSession(profile('east', { password: 'none' }), {
      ...parts,
      timeouts: () => ({ connect: 1000, read: 2000, action: 9000 }),
    });
    await session.query('CALL SYSCS_UTIL.VALIDATE_BACKUP(?, ?)', ['/b', 1n], line ? { line } : {});
    expect(deadlines).toEqual([deadlineMs]);
    await session.disconnect();
  });
});
