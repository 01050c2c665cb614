import { describe, expect, it } from 'vitest';
import { StatementLog } from '../../../src/clusters/log';
import { testConnection, type TestStep } from '../../../src/clusters/testConnection';
import { ConnectionFailure, type FailureKind } from '../../../src/connection/failure';
import { profile } from './profiles';
import { activeCluster, failure, refusal, ScriptedServer, table, type Script } from './scriptedServer';

async function stepsOf(server: ScriptedServer): Promise<TestStep[]> {
  const quiet = () => undefined;
  const steps: TestStep[] = [];
  for await (const step of testConnection({
    connector: server,
    profile: profile('east'),
    log: new StatementLog({ info: quiet, warn: quiet, error: quiet }),
    timeouts: { connect: 1000, read: 1000, action: 1000 },
    signal: new AbortController().signal,
  })) {
    steps.push(step);
  }
  return steps;
}

const written = (steps: readonly TestStep[]) => steps.map(({ id, state }) => `${id} ${state}`);

describe('testConnection', () => {
  it('passes every step on a good cluster, and closes the line', async () => {
    const server = new ScriptedServer(activeCluster());
    const steps = await stepsOf(server);
    expect(written(steps)).toEqual([
      'library running',
      'library passed',
      'driver passed',
      'network passed',
      'login passed',
      'release running',
      'release passed',
      'privileges passed',
      'role passed',
    ]);
    expect(steps.find(({ id, state }) => id === 'release' && state === 'passed')?.detail).toContain('3.1.0.1985');
    expect(server.openNow).toBe(0);
  });

  it.each<[FailureKind, string[]]>([
    ['library-missing', ['library failed']],
    ['driver-missing', ['library passed', 'driver failed']],
    ['dsn-missing', ['library passed', 'driver failed']],
    ['host-unknown', ['library passed', 'driver passed', 'network failed']],
    ['refused', ['library passed', 'driver passed', 'network failed']],
    ['timed-out', ['library passed', 'driver passed', 'network failed']],
    ['login-refused', ['library passed', 'driver passed', 'network passed', 'login failed']],
    ['database-missing', ['library passed', 'driver passed', 'network passed', 'login failed']],
  ])('stops at the first failure: %s', async (kind, expected) => {
    const server = new ScriptedServer(activeCluster());
    server.refuseToOpen = failure(kind, 'not-run', 'the cure');
    const steps = await stepsOf(server);
    expect(written(steps)).toEqual(['library running', ...expected]);
    expect(steps.at(-1)).toMatchObject({ detail: `it is ${kind}`, advice: 'the cure' });
  });

  it('notes missing privileges with the statements that help', async () => {
    const denied: Script = [
      [/SYSROUTINEPERMSVIEW/, refusal('42X05', 'none')],
      [/LIST_PEERS\(/, refusal('42504', 'no EXECUTE')],
    ];
    const steps = await stepsOf(new ScriptedServer([...denied, ...activeCluster()]));
    expect(steps.find(({ id }) => id === 'privileges')).toMatchObject({
      state: 'noted',
      detail: expect.stringContaining('LIST_PEERS') as string,
      advice: expect.stringContaining('GRANT EXECUTE') as string,
    });
  });

  it('notes that grants are unknown where they cannot be read', async () => {
    const steps = await stepsOf(
      new ScriptedServer([[/AUTHORIZATIONID/, refusal('42X04', 'none')], ...activeCluster()]),
    );
    expect(steps.find(({ id }) => id === 'privileges')).toMatchObject({
      state: 'noted',
      detail: expect.stringContaining('cannot be read') as string,
    });
  });

  it('says that a server is none of Splice, and stops', async () => {
    const other = new ScriptedServer([[/./, refusal('42000', 'unknown')]]);
    other.product = { name: 'MariaDB', version: '10.11.06.0000' };
    const steps = await stepsOf(other);
    expect(steps.at(-1)).toMatchObject({ id: 'release', state: 'failed' });
    expect(steps.at(-1)?.detail).toContain('MariaDB');
    expect(other.openNow).toBe(0);
  });

  it('does not take a server for one of Splice that has the schema and none of replication’s procedures', async () => {
    const derby: Script = [
      [/SYSCS_GET_VERSION_INFO/, refusal('42Y03', 'none')],
      [/SYS\.SYSALIASES/, table(['ALIAS', 'INFO'], ['SYSCS_BACKUP_DATABASE', 'SYSCS_BACKUP_DATABASE()'])],
    ];
    const other = new ScriptedServer([...derby, [/./, refusal('42Y03', 'none')]]);
    other.product = { name: 'Apache Derby', version: '10.14.2.0' };
    const steps = await stepsOf(other);
    expect(steps.at(-1)).toMatchObject({ id: 'release', state: 'failed' });
  });

  it('ends with a failure when the line breaks on the way', async () => {
    const server = new ScriptedServer([[/GET_CLUSTER_KEY/, failure('connection-lost', 'unknown')], ...activeCluster()]);
    const steps = await stepsOf(server);
    expect(steps.at(-1)).toMatchObject({ id: 'release', state: 'failed', detail: 'it is connection-lost' });
    expect(server.openNow).toBe(0);
  });

  describe('without a driver', () => {
    const direct = (script: Script = activeCluster()) => {
      const server = new ScriptedServer(script);
      server.transport = 'drda';
      return server;
    };

    it('notes what is not needed, and names the product', async () => {
      const server = direct();
      server.product = { name: 'Splice Machine', engine: '10.9.2.2' };
      const steps = await stepsOf(server);
      expect(written(steps)).toEqual([
        'library noted',
        'driver noted',
        'network running',
        'network passed',
        'login passed',
        'release running',
        'release passed',
        'privileges passed',
        'role passed',
      ]);
      expect(steps.find(({ id }) => id === 'login')?.detail).toBe('Splice Machine (engine 10.9.2.2)');
    });

    it.each<[FailureKind, string[]]>([
      ['tls', ['network failed']],
      ['protocol', ['network failed']],
      ['login-refused', ['network passed', 'login failed']],
    ])('stops at the first failure: %s', async (kind, expected) => {
      const server = direct();
      server.refuseToOpen = failure(kind, 'not-run', 'the cure');
      expect(written(await stepsOf(server))).toEqual(['library noted', 'driver noted', 'network running', ...expected]);
    });

    it('hands on the fingerprint of a certificate that may be pinned', async () => {
      const server = direct();
      server.refuseToOpen = new ConnectionFailure('not trusted', {
        kind: 'tls',
        fate: 'not-run',
        fingerprint: 'AB:CD',
      });
      expect((await stepsOf(server)).at(-1)).toMatchObject({ id: 'network', state: 'failed', fingerprint: 'AB:CD' });
    });

    it('does not take the engine for the release', async () => {
      const server = direct([[/SYSCS_GET_VERSION_INFO/, refusal('42504', 'no EXECUTE')], ...activeCluster()]);
      server.product = { name: 'Splice Machine', engine: '10.9.2.2' };
      const steps = await stepsOf(server);
      expect(steps.filter(({ id }) => id === 'release').at(-1)?.detail).not.toContain('10.9');
    });
  });
});
