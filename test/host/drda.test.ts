/** A cluster on a real server, reached without any driver: connected, read, switched, cancelled, lost and found again. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../src/clusters/session';
import type { Api } from '../../src/extension';
import { ClusterTree } from '../../src/tree/clusterTree';
import { NodeStore } from '../../src/tree/nodeStore';
import { startDerbyLab, type DerbyLab } from '../labs/derby/lab';
import { eventually } from '../support/eventually';
import { labProfile } from '../support/labProfile';
import { sampleContents } from '../support/sampleContents';
import { answering } from './answers';
import { activated, auditLines, rowsOf } from './extension';

const nodes = new NodeStore();
const command = (name: string, ...values: unknown[]) =>
  vscode.commands.executeCommand(`spliceReplication.${name}`, ...values);

describe('a cluster without a driver', () => {
  let api: Api;
  let lab: DerbyLab;
  let active: ClusterSession;
  let passive: ClusterSession;
  const asked = new Set<ClusterSession>();
  const configuration = () => vscode.workspace.getConfiguration('spliceReplication');

  before(async function () {
    this.timeout(120_000); // The first time on a machine the lab is built.
    lab = await startDerbyLab();
    api = await activated();
    const profiles = [labProfile(lab, 'derby-east'), labProfile(lab, 'derby-west', 'passive')];
    await configuration().update('clusters', profiles, vscode.ConfigurationTarget.Global);
    [active, passive] = (await eventually(
      () => {
        const found = profiles.map(({ name }) => api.clusters.find(String(name)));
        return Promise.resolve(found.every((session) => session !== undefined) && found);
      },
      () => 'the clusters did not turn up',
    )) as [ClusterSession, ClusterSession];
  });

  after(async () => {
    await configuration().update('clusters', undefined, vscode.ConfigurationTarget.Global);
    await lab.dispose();
  });

  beforeEach(async () => {
    const peers = [{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true }];
    await lab.active.reset({ ...sampleContents, peers, role: 'PRIMARY' });
    await lab.passive.reset({ ...sampleContents, role: 'REPLICA' });
  });

  /** With the password where it is asked for: once per window and cluster. */
  async function connected(): Promise<void> {
    for (const session of [active, passive]) {
      const connecting = () => (session.status.kind === 'connected' ? session.refreshOverview() : session.connect());
      await answering(asked.has(session) ? [] : [lab.owner.password], connecting);
      asked.add(session);
      await session.readContents();
    }
  }

  it('tells which product it is, and who', async () => {
    await connected();
    const [one, other] = [active, passive].map(({ status }) =>
      status.kind === 'connected' ? status.overview : undefined,
    );
    assert.ok(one?.role.readable && other?.role.readable && one.peers.readable);
    assert.deepEqual([one.product.name, one.role.value, other.role.value], ['Apache Derby', 'PRIMARY', 'REPLICA']);
    assert.deepEqual(
      one.peers.value.map(({ clusterKey }) => api.clusters.findByClusterKey(clusterKey)?.profile.name),
      ['derby-west'],
    );
  });

  it('stands in the tree with its states in words', async () => {
    await connected();
    const tree = new ClusterTree(api.clusters, false);
    try {
      const [, schemas] = await tree.getChildren(tree.clusterNode(active.profile.id));
      const drawn = (await tree.getChildren(schemas)).map((node) => {
        const { label, description } = tree.getTreeItem(node);
        return `${typeof label === 'string' ? label : ''}: ${String(description)}`;
      });
      assert.deepEqual(drawn, [
        'FINANCE: not replicated',
        'HR: 3 of 4 tables, 1 row to repair',
        'SALES: replicated, own setting',
        'SPLICE: not replicated',
        'STOCK: 1 of 4 tables',
      ]);
    } finally {
      tree.dispose();
    }
  });

  it('switches a table off and on, and keeps the audit', async () => {
    await connected();
    const table = nodes.table(active.profile.id, 'HR', 'EMPLOYEES');
    await answering(['Turn off'], () => command('disableTable', table));
    assert.ok(!rowsOf(active).includes('TABLE|HR|EMPLOYEES'));
    assert.ok(!(await lab.active.rows()).some(({ tableName }) => tableName === 'EMPLOYEES'));
    await answering(['Turn on'], () => command('enableTable', table));
    assert.ok(rowsOf(active).includes('TABLE|HR|EMPLOYEES'));
    const [intent, outcome] = (await auditLines()).slice(-2);
    assert.equal(intent?.['sql'], "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('HR', 'EMPLOYEES')");
    assert.equal(outcome?.['outcome'], 'success');
  });

  it('switches a peer off and on', async () => {
    await connected();
    const peer = nodes.peer(active.profile.id, 1);
    await answering(['Disable'], () => command('disablePeer', peer));
    assert.deepEqual(
      (await lab.active.peers()).map(({ enabled }) => enabled),
      [false],
    );
    await answering(['Enable'], () => command('enablePeer', peer));
    assert.deepEqual(
      (await lab.active.peers()).map(({ enabled }) => enabled),
      [true],
    );
  });

  describe('through another profile', () => {
    const before = () => [labProfile(lab, 'derby-east'), labProfile(lab, 'derby-west', 'passive')];
    const configure = (profiles: readonly object[]) =>
      configuration().update('clusters', profiles, vscode.ConfigurationTarget.Global);
    const also = async (profile: Record<string, unknown>) => {
      await configure([...before(), profile]);
      await eventually(
        () => Promise.resolve(api.clusters.find(String(profile['id']))),
        () => 'the cluster did not turn up',
      );
    };

    afterEach(() => configure(before()));

    it('lists what its user may not do, with the statements that help', async () => {
      await also({ ...labProfile(lab, 'derby-joe'), user: lab.restricted.user });
      await lab.active.grant('joe', 'SYS');
      const session = api.clusters.find('derby-joe');
      await answering([lab.restricted.password], () => session?.connect() ?? Promise.reject(new Error('not there')));
      await answering([], () => command('showGrants', nodes.cluster('derby-joe')));
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /^-- What joe may not do on derby-joe/);
      assert.match(text, /^GRANT EXECUTE ON PROCEDURE SYSCS_UTIL\.ENABLE_DATABASE_REPLICATION TO JOE;$/m);
      assert.doesNotMatch(text, /SCHEMA SYS/);
    });

    it('asks for a password again that a test found wrong', async () => {
      await also(labProfile(lab, 'derby-wrong'));
      const test = () => command('testCluster', { clusterId: 'derby-wrong' });
      const refused = await answering(['not-the-password'], test);
      assert.equal(refused.at(-1)?.text, 'derby-wrong: Login failed');
      const passed = await answering([lab.owner.password], test);
      assert.match(passed[0]?.detail ?? '', /refused the last one/);
      assert.equal(passed.at(-1)?.text, 'derby-wrong can be used.');
      assert.equal((await answering([], test)).at(-1)?.text, 'derby-wrong can be used.');
    });

    it('runs no second action on the same cluster', async () => {
      await connected();
      await also(labProfile(lab, 'derby-again'));
      const again = api.clusters.find('derby-again');
      assert.ok(again);
      await answering([lab.owner.password], () => again.connect());
      await active.exclusively('a backup', async () => {
        const second = again.exclusively('a switch', () => Promise.resolve());
        await assert.rejects(second, { message: /derby-again is busy through derby-east, .*: a backup/ });
      });
      await again.exclusively('a switch', () => Promise.resolve());
    });
  });

  it('stops a statement that is cancelled, and answers the next', async () => {
    await connected();
    await lab.active.delayCalls(20_000);
    const abort = new AbortController();
    const running = active.query('CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO()', [], { signal: abort.signal });
    await eventually(
      async () => (await lab.active.runningCalls()) > 0,
      () => 'the statement does not run',
    );
    const began = Date.now();
    abort.abort();
    await assert.rejects(running, { name: 'ConnectionFailure', kind: 'cancelled' });
    assert.ok(Date.now() - began < 5_000, 'cancelling took too long');
    await lab.active.delayCalls(0);
    const { rows } = await active.query('VALUES 1');
    assert.deepEqual(rows, [[1]]);
  });

  it('whose server dies during a CALL leaves the outcome unknown, and is found again', async () => {
    await connected();
    await lab.active.delayCalls(20_000);
    // A call that was cancelled goes on there for a while.
    const before = await lab.active.runningCalls();
    const shown = answering(['Turn on'], () => command('enableTable', nodes.table(active.profile.id, 'HR', 'PAY')));
    await eventually(
      async () => (await lab.active.runningCalls()) > before,
      () => 'the CALL does not run',
    );
    await lab.active.server.kill();
    const told = (await shown).map(({ text }) => text).join('\n');
    assert.match(told, /HR\.PAY: Unknown\. It may have run wholly, partly or not at all\./);
    assert.equal((await auditLines()).at(-1)?.['outcome'], 'unknown');
    await lab.active.server.launch();
    await lab.active.delayCalls(0);
    await active.readContents();
    assert.ok(!rowsOf(active).includes('TABLE|HR|PAY'));
  });
});
