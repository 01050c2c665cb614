import { describe, expect, it } from 'vitest';
import { readOverview, readPeers, readReplicationEnabled } from '../../../src/clusters/overviewReading';
import { activeCluster, aliases, failure, refusal, ScriptedServer, table, type Script } from './scriptedServer';

const closed = refusal('42Y07', "Schema 'SYS' does not exist");
const denied = (name: string) =>
  refusal('42504', `User 'JOE' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'${name}'.`);

function overviewOf(server: ScriptedServer, product = {}, user = 'joe') {
  return readOverview(server.read, () => product, user);
}

function changed(...answers: Script): ScriptedServer {
  return new ScriptedServer([...answers, ...activeCluster()]);
}

describe('overview', () => {
  it('tells release, procedures, role, key and peers', async () => {
    const overview = await overviewOf(changed(), {}, 'splice');
    expect(overview).toMatchObject({
      release: { major: 3, minor: 1, patch: 0, sprint: 1985 },
      proceduresFrom: 'catalogue',
      role: { readable: true, value: 'PRIMARY' },
      clusterKey: { readable: true, value: 'h1,h2:2181:/hbase' },
      peers: {
        readable: true,
        value: [
          { id: 1, clusterKey: 'w1:2181:/hbase', enabled: true, serial: true },
          { id: 2, clusterKey: 'x', enabled: false, serial: undefined },
        ],
      },
      missing: { procedures: [], cannotReadSys: false, grants: [] },
      memPlatform: false,
    });
    expect(overview.procedures.get('ADD_PEER')?.parameters.map(({ name }) => name)).toEqual([
      'peerId',
      'clusterKey',
      'enabled',
    ]);
  });

  it.each([
    ['PRIMARY', 'PRIMARY'],
    ['REPLICA', 'REPLICA'],
    ['SLAVE', 'REPLICA'],
    ['null', 'NONE'],
    [null, 'NONE'],
    ['NONE', 'NONE'],
  ])('reads the role %s as %s', async (word, role) => {
    const overview = await overviewOf(changed([/GET_REPLICATION_ROLE\(/, table(['ROLE'], [word])]));
    expect(overview.role).toMatchObject({ value: role });
  });

  it.each([
    ['an Error row', table(['Error'], ['no manager']), /no manager/],
    ['an Error row without words', table(['Error'], ['']), /no message/],
    ['an unknown word', table(['ROLE'], ['OBSERVER']), /OBSERVER/],
    ['an exception', refusal('XSRSE', 'Enterprise services are disabled.'), /disabled/],
    ['a deadline', failure('timed-out', 'unknown'), /timed-out/],
  ])('says why the role is not known after %s, and reads on', async (_, answer, reason) => {
    const overview = await overviewOf(changed([/GET_REPLICATION_ROLE\(/, answer]));
    expect(overview.role).toMatchObject({ readable: false, reason: expect.stringMatching(reason) as string });
    expect(overview.peers.readable).toBe(true);
  });

  it('has no part that spoils another when every one is refused', async () => {
    const overview = await overviewOf(new ScriptedServer([[/./, refusal('SE001', 'unexpected')]]));
    expect(overview).toMatchObject({
      release: undefined,
      proceduresFrom: 'release',
      role: { readable: false },
      clusterKey: { readable: false },
      peers: { readable: false },
    });
  });

  it('rejects when the line breaks', async () => {
    const lost = failure('connection-lost', 'unknown');
    await expect(overviewOf(changed([/LIST_PEERS\(/, lost]))).rejects.toBe(lost);
    await expect(overviewOf(changed([/SYSCS_GET_VERSION/, failure('login-refused')]))).rejects.toMatchObject({
      kind: 'login-refused',
    });
  });

  it.each([
    ['3.2.0.2025', table(['1'], [2]), 2],
    ['3.2.0.2020', table(['1'], ['1']), 1],
    ['3.2.0.2025', closed, undefined],
    ['3.2.0.2019', table(['1'], [2]), 1],
    ['3.1.0.1990', table(['1'], [2]), 1],
  ])('of %s counts the databases, as far as it may', async (release, answer, databases) => {
    const version = table(['RELEASE'], [release]);
    const server = changed([/SYSCS_GET_VERSION_INFO\(/, version], [/SYS\.SYSDATABASES/, answer]);
    expect((await overviewOf(server)).databases).toBe(databases);
  });

  it('does not call what the catalogue says is absent', async () => {
    const old = { ...aliases, rows: aliases.rows.filter(([name]) => name === 'SYSCS_GET_VERSION_INFO') };
    const server = changed([/CAST\(a\.ALIASINFO/, old]);
    const overview = await overviewOf(server);
    expect(server.sent.filter((sql) => sql.startsWith('CALL'))).toHaveLength(1);
    expect(overview.peers).toMatchObject({ readable: false, reason: 'This server has no LIST_PEERS.' });
  });

  it('reads ALIASINFO as it is where the engine cannot cast it', async () => {
    const server = changed(
      [/CAST\(a\.ALIASINFO/, refusal('42000', 'syntax')],
      [/a\.ALIAS, a\.ALIASINFO FROM SYS\./, aliases],
    );
    expect(await overviewOf(server)).toMatchObject({ proceduresFrom: 'catalogue', missing: { cannotReadSys: false } });
  });

  it('asks for ALIASINFO of SYS cast to text, and takes the views where it comes as a Java object after all', async () => {
    const objects = { ...aliases, rows: aliases.rows.map(([name]) => [name ?? null, Uint8Array.of(0xac, 0xed, 0, 5)]) };
    const server = changed(
      [/CAST\(a\.ALIASINFO/, refusal('42846', 'no cast')],
      [/a\.ALIAS, a\.ALIASINFO FROM SYS\./, objects],
      [/SYSALIASESVIEW/, aliases],
    );
    const overview = await overviewOf(server);
    expect(overview.proceduresFrom).toBe('catalogue');
    expect(overview.procedures.size).toBe(aliases.rows.length);
    const asked = server.sent.filter((sql) => sql.includes('ALIASINFO'));
    expect(asked.map((sql) => /CAST\(\S+ AS LONG VARCHAR\)|ALIASESVIEW/.exec(sql)?.[0])).toEqual([
      'CAST(a.ALIASINFO AS LONG VARCHAR)',
      undefined,
      'ALIASESVIEW',
    ]);
  });

  it('takes the release for the procedures where nothing can be read', async () => {
    const version = table(['RELEASE'], ['3.0.0.1950']);
    const overview = await overviewOf(
      changed([/SYSCS_GET_VERSION_INFO\(/, version], [/ALIASINFO/, closed], [/SYSROUTINEPERMSVIEW/, closed]),
    );
    expect(overview.proceduresFrom).toBe('release');
    expect(overview.procedures.get('ADD_PEER')?.parameters).toHaveLength(4);
    expect(overview.missing).toMatchObject({ cannotReadSys: true, procedures: [] });
  });

  it('takes the driver’s word for the release where the server may not be asked', async () => {
    const server = changed([/SYSCS_GET_VERSION_INFO\(/, denied('SYSCS_GET_VERSION_INFO')]);
    const overview = await overviewOf(server, { name: 'Splice Machine', version: '3.1.0.1990' });
    expect(overview.release).toMatchObject({ sprint: 1990 });
    expect((await overviewOf(server, { name: 'MariaDB', version: '10.11.6.1' })).release).toBeUndefined();
  });
});

describe('missing privileges', () => {
  const joe = (...answers: Script) =>
    changed(
      ...answers,
      [/FROM SYS\.SYS/, closed],
      [/FROM SYSVW\.SYSALIASESVIEW/, aliases],
      [/SYSCS_GET_VERSION_INFO\(/, denied('SYSCS_GET_VERSION_INFO')],
      [/LIST_PEERS\(/, denied('LIST_PEERS')],
    );

  it('are what was refused and what was not granted, with the statements that help', async () => {
    const granted = table(['ALIAS'], ['GET_CLUSTER_KEY'], ['GET_REPLICATION_ROLE'], ['ENABLE_TABLE_REPLICATION']);
    const { missing, proceduresFrom } = await overviewOf(joe([/SYSROUTINEPERMSVIEW/, granted]));
    expect(proceduresFrom).toBe('catalogue');
    expect(missing.cannotReadSys).toBe(true);
    expect(missing.procedures).toEqual([
      'ADD_PEER',
      'DISABLE_TABLE_REPLICATION',
      'LIST_PEERS',
      'REPLICATION_ENABLED',
      'SYSCS_GET_VERSION_INFO',
    ]);
    expect(missing.grants.join('\n')).toContain('SYSCS_UTIL.ADD_PEER');
    expect(missing.grants.join('\n')).toContain('SCHEMA SYS');
  });

  it('are only what was refused where the grants cannot be read', async () => {
    const { missing } = await overviewOf(joe([/SYSROUTINEPERMSVIEW/, refusal('42X05', 'no view')]));
    expect(missing.procedures).toEqual(['LIST_PEERS', 'SYSCS_GET_VERSION_INFO']);
  });

  it('are none of the owner’s, whose grants are not read', async () => {
    const server = changed();
    expect((await overviewOf(server, {}, 'splice')).missing).toEqual({
      procedures: [],
      cannotReadSys: false,
      grants: [],
    });
    expect(server.sent.join()).not.toContain('SYSROUTINEPERMSVIEW');
  });

  it('are told of one who may read everything, and change only what was granted', async () => {
    const inspection = ['GET_CLUSTER_KEY', 'GET_REPLICATION_ROLE', 'LIST_PEERS', 'REPLICATION_ENABLED'];
    const granted = table(['ALIAS'], ...[...inspection, 'ADD_PEER'].map((name) => [name]));
    const { missing } = await overviewOf(changed([/SYSROUTINEPERMSVIEW/, granted]));
    expect(missing).toEqual({
      procedures: ['DISABLE_TABLE_REPLICATION', 'ENABLE_TABLE_REPLICATION'],
      cannotReadSys: false,
      grants: [
        'GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.DISABLE_TABLE_REPLICATION TO JOE',
        'GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.ENABLE_TABLE_REPLICATION TO JOE',
      ],
    });
  });

  const owner = /AUTHORIZATIONID FROM SYS/;
  it.each<[string, string, Script]>([
    ['the grants cannot be read', 'joe', [[/SYSROUTINEPERMSVIEW/, refusal('42X05', 'no view')]]],
    ['the owner cannot be read', 'joe', [[owner, closed]]],
    ['two own SYS', 'joe', [[owner, table(['AUTHORIZATIONID'], ['JOE'], ['SPLICE'])]]],
    ['the user is not known', '', []],
  ])('are unknown where %s', async (_name, user, script) => {
    const { missing } = await overviewOf(changed(...script), {}, user);
    expect(missing).toEqual({ procedures: [], cannotReadSys: false, grants: [], grantsUnknown: true });
  });

  it('are never found out by calling what changes something', async () => {
    const server = joe();
    await overviewOf(server);
    const called = server.sent.filter((sql) => sql.startsWith('CALL')).map((sql) => /\.(\w+)\(/.exec(sql)?.[1]);
    expect(called.sort()).toEqual([
      'GET_CLUSTER_KEY',
      'GET_REPLICATION_ROLE',
      'LIST_PEERS',
      'SYSCS_GET_VERSION_INFO',
      'SYSCS_IS_MEM_PLATFORM',
    ]);
  });
});

describe('single readings', () => {
  const procedures = new Map();

  it.each([
    [table(['Enabled'], ['TRUE']), { value: true }],
    [table(['ENABLED'], ['FALSE']), { value: false }],
    [table(['Error'], ["Table 'S.T' does not exist.  "]), { readable: false, reason: "Table 'S.T' does not exist." }],
    [refusal('42Y03', 'not recognized'), { readable: false, reason: 'not recognized' }],
  ])('REPLICATION_ENABLED %#', async (answer, expected) => {
    const server = new ScriptedServer([[/REPLICATION_ENABLED\(\?, \?\)$/, answer]]);
    expect(await readReplicationEnabled(server.read, procedures, 'S', 'T')).toMatchObject(expected);
  });

  it.each([
    ['TRUE', true],
    [0, false],
    [null, undefined],
    ['ENABLED', undefined],
  ])('LIST_PEERS: the word %s for enabled is read as %s', async (word, enabled) => {
    const server = new ScriptedServer([
      [/LIST_PEERS/, table(['PeerId', 'clusterKey', 'enabled'], ['1', 'w:2181:/hbase', word])],
    ]);
    expect(await readPeers(server.read, procedures)).toMatchObject({ value: [{ id: 1, enabled }] });
  });

  it.each([
    ['1', 1],
    [' -3 ', -3],
    ['west', 'west'],
    ['007', '007'],
    ['40000', '40000'],
  ])('LIST_PEERS: the id %j is read as %j', async (text, id) => {
    const peers = table(['PeerId', 'clusterKey', 'enabled'], [text, 'w:2181:/hbase', true]);
    const server = new ScriptedServer([[/LIST_PEERS/, peers]]);
    expect(await readPeers(server.read, procedures)).toMatchObject({ value: [{ id }] });
  });

  it('LIST_PEERS without peers is an empty list', async () => {
    const server = new ScriptedServer([[/LIST_PEERS/, table(['PEERID', 'CLUSTERKEY', 'ENABLED'])]]);
    expect(await readPeers(server.read, procedures)).toMatchObject({ readable: true, value: [] });
  });
});
