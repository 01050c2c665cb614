/** The sample clusters in old releases: what these have no procedure for, peers that cannot be listed, and the forms of ADD_PEER. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClusterSession, Peer } from '../../src/clusters/session';
import type { Api } from '../../src/extension';
import { addPeerForm } from '../../src/tree/actions/addPeer';
import { addPeer } from '../../src/tree/actions/peerActions';
import { Previews } from '../../src/tree/actions/previews';
import { ClusterTree } from '../../src/tree/clusterTree';
import { NodeStore } from '../../src/tree/nodeStore';
import { VirtualDocuments } from '../../src/tree/virtualDocuments';
import { answering } from './answers';
import { activated, openSample, rowsOf } from './extension';

const nodes = new NodeStore();

function command(name: string, ...nodesOf: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`spliceReplication.${name}`, ...nodesOf);
}

async function choose(release: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('spliceReplication.sample');
  await settings.update('release', release, vscode.ConfigurationTarget.Global);
}

function textsOf(shown: readonly { readonly text: string }[]): string[] {
  return shown.map(({ text }) => text);
}

describe('the sample clusters of an old release', () => {
  let api: Api;
  let active: ClusterSession;
  let passive: ClusterSession;

  async function openRelease(release: string): Promise<void> {
    await choose(release);
    [active, passive] = await openSample(api);
    await active.readContents();
  }

  async function peersOf(session: ClusterSession): Promise<readonly Peer[]> {
    const peers = await session.readPeers();
    assert.ok(peers.readable);
    return peers.value;
  }

  before(async () => {
    api = await activated();
  });
  after(async () => {
    await choose(undefined);
    await openSample(api);
  });

  describe('2.8', () => {
    before(() => openRelease('2.8'));

    const refused: [string, () => unknown, string][] = [
      ['enableDatabase', () => nodes.cluster(active.profile.id), 'ENABLE_DATABASE_REPLICATION'],
      ['disableDatabase', () => nodes.cluster(active.profile.id), 'DISABLE_DATABASE_REPLICATION'],
      ['enableSchema', () => nodes.schema(active.profile.id, 'STOCK'), 'ENABLE_SCHEMA_REPLICATION'],
      ['disableSchema', () => nodes.schema(active.profile.id, 'SALES'), 'DISABLE_SCHEMA_REPLICATION'],
    ];
    for (const [name, node, procedure] of refused) {
      it(`refuses ${name}, for there is no ${procedure}`, async () => {
        const shown = await answering([], () => command(name, node()));
        assert.deepEqual(textsOf(shown), [`sample-east (2.8.0.2024) has no ${procedure}.`]);
      });
    }

    it('switches a table', async () => {
      const table = nodes.table(active.profile.id, 'STOCK', 'LEVELS');
      const shown = await answering(['Turn on'], () => command('enableTable', table));
      assert.match(shown.at(-1)?.text ?? '', /STOCK\.LEVELS: Success/);
    });

    it('says why no peers are listed, and switches one by its number', async () => {
      const tree = new ClusterTree(api.clusters, false);
      try {
        const peers = nodes.peers(active.profile.id);
        const lines = (await tree.getChildren(peers)).map((node) => tree.getTreeItem(node));
        assert.deepEqual(
          lines.map(({ label, description }) => [label, description]),
          [['Peers cannot be listed', 'This server has no LIST_PEERS. The menu of Peers asks for a peer’s number.']],
        );
        assert.equal(tree.getTreeItem(peers).contextValue, 'peers.active.unlisted');
        const off = await answering(['1', 'Disable'], () => command('disablePeer', peers));
        assert.match(off[1]?.detail ?? '', /CALL SYSCS_UTIL\.DISABLE_PEER\(1\).*cannot list its peers/s);
        assert.match(off.at(-1)?.text ?? '', /peer 1: Success/);
        const none = await answering(['77', 'Enable'], () => command('enablePeer', peers));
        assert.match(none.at(-1)?.text ?? '', /Failed\. Replication peer '77' does not exists/);
      } finally {
        tree.dispose();
      }
    });

    it('cannot tell drift, which is said at once', async () => {
      const shown = await answering([], () => command('checkDrift', nodes.schema(active.profile.id, 'SALES')));
      assert.deepEqual(textsOf(shown), [
        'sample-east (2.8.0.2024) has no REPLICATION_ENABLED. Whether the tables do what the rows say cannot be told.',
      ]);
    });
  });

  describe('3.0.0.1940', () => {
    before(() => openRelease('3.0.0.1940'));

    it('switches schemas and lists peers, but cannot tell drift', async () => {
      await answering(['Turn off'], () => command('disableSchema', nodes.schema(active.profile.id, 'SALES')));
      assert.ok(!rowsOf(active).includes('SCHEMA|SALES'));
      assert.deepEqual(
        (await peersOf(active)).map(({ id }) => id),
        [1],
      );
      const shown = await answering([], () => command('checkDrift', nodes.schema(active.profile.id, 'HR')));
      assert.match(textsOf(shown).join(), /3\.0\.0\.1940.* has no REPLICATION_ENABLED/);
    });
  });

  const forms: [string, readonly string[], string, RegExp][] = [
    ['2.8', ['peerId', 'clusterKey'], 'key', /ADD_PEER\(9, '[^']*'\)/],
    ['3.0.0.1940', ['peerId', 'hostAndPort', 'isSerial'], 'address', /ADD_PEER\(9, '[^']*:1527', false\)/],
    ['3.0.0.1950', ['peerId', 'clusterKey', 'enabled', 'isSerial'], 'key', /ADD_PEER\(9, '[^']*', true, false\)/],
  ];
  for (const [release, parameters, target, sql] of forms) {
    it(`${release} adds a peer by ${parameters.join(', ')}`, async () => {
      await openRelease(release);
      const { status } = active;
      assert.ok(status.kind === 'connected');
      assert.deepEqual(
        addPeerForm(status.overview)?.parameters.map(({ name }) => name),
        parameters,
      );
      const key = passive.status.kind === 'connected' ? passive.status.overview.clusterKey : undefined;
      const clusterKey =
        target === 'address'
          ? 'passive-rs1.sample:1527'
          : key?.readable
            ? key.value
            : 'passive-zk1.example.com:2181:/hbase';
      const documents = new VirtualDocuments();
      try {
        const parts = { documents, previews: new Previews(documents) };
        const peer = { id: 9, clusterKey, enabled: true, serial: false };
        let added: Awaited<ReturnType<typeof addPeer>> | undefined;
        const shown = await answering(['Add'], async () => {
          added = await addPeer(active, peer, parts);
        });
        assert.match(shown[0]?.detail ?? '', sql);
        assert.equal(added?.outcome?.kind, 'success', JSON.stringify(added));
        // The first releases cannot list their peers.
        assert.equal(added.listed, release === '2.8' ? undefined : true);
        if (release !== '2.8') assert.deepEqual((await peersOf(active)).find(({ id }) => id === 9)?.serial, false);
      } finally {
        documents.dispose();
      }
    });
  }
});
