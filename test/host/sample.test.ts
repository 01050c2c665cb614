/** The sample clusters through the extension's own commands: connect, read, switch at every level, and what is kept of it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../src/clusters/session';
import { ClusterTree } from '../../src/tree/clusterTree';
import type { TreeNode } from '../../src/tree/nodes';
import { NodeStore } from '../../src/tree/nodeStore';
import type { Api } from '../../src/extension';
import { answering, type Shown } from './answers';
import { activated, auditLines, openSample, rowsOf } from './extension';

const nodes = new NodeStore();

function command(name: string, ...nodesOf: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`spliceReplication.${name}`, ...nodesOf);
}

describe('the sample clusters', () => {
  let api: Api;
  let active: ClusterSession;
  let passive: ClusterSession;

  before(async () => {
    api = await activated();
  });

  beforeEach(async () => {
    [active, passive] = await openSample(api);
    await Promise.all([active.readContents(), passive.readContents()]);
  });

  it('tell who they are', () => {
    const [one, other] = [active, passive].map(({ status }) =>
      status.kind === 'connected' ? status.overview : undefined,
    );
    assert.ok(one?.role.readable && other?.role.readable && one.peers.readable && other.clusterKey.readable);
    assert.equal(one.role.value, 'PRIMARY');
    assert.equal(other.role.value, 'REPLICA');
    assert.deepEqual(
      one.peers.value.map(({ clusterKey }) => api.clusters.findByClusterKey(clusterKey)?.profile.name),
      ['sample-west'],
    );
  });

  it('switch a table off and on, as said beforehand', async () => {
    const table = nodes.table(active.profile.id, 'HR', 'EMPLOYEES');
    const off = await answering(['Turn off'], () => command('disableTable', table));
    assert.equal(off[0]?.text, 'Turn replication off for HR.EMPLOYEES on sample-east (development)?');
    assert.match(off[0].detail, /CALL SYSCS_UTIL\.DISABLE_TABLE_REPLICATION\('HR', 'EMPLOYEES'\)/);
    assert.ok(!rowsOf(active).includes('TABLE|HR|EMPLOYEES'));
    const on = await answering(['Turn on'], () => command('enableTable', table));
    assert.match(textsOf(on, 'information').join(), /Success/);
    assert.ok(rowsOf(active).includes('TABLE|HR|EMPLOYEES'));
  });

  it('leave everything as it is when the dialog is dismissed', async () => {
    const before = rowsOf(active);
    const shown = await answering([], () => command('disableSchema', nodes.schema(active.profile.id, 'SALES')));
    assert.equal(shown.length, 1);
    await active.readRows();
    assert.deepEqual(rowsOf(active), before);
  });

  it('switch a schema off', async () => {
    await answering(['Turn off'], () => command('disableSchema', nodes.schema(active.profile.id, 'SALES')));
    assert.ok(!rowsOf(active).includes('SCHEMA|SALES'));
  });

  it('switch the database on', async () => {
    await answering(['Turn on'], () => command('enableDatabase', nodes.cluster(active.profile.id)));
    assert.deepEqual(rowsOf(active), ['DATABASE']);
  });

  it('switch a peer off and on', async () => {
    const enabled = () => {
      const { status } = active;
      assert.ok(status.kind === 'connected' && status.overview.peers.readable);
      return status.overview.peers.value.map((peer) => [peer.id, peer.enabled] as const);
    };
    const [first] = enabled();
    assert.ok(first);
    const [id] = first;
    const peer = nodes.peer(active.profile.id, id);
    await answering(['Disable'], () => command('disablePeer', peer));
    assert.deepEqual(enabled(), [[id, false]]);
    await answering(['Enable'], () => command('enablePeer', peer));
    assert.deepEqual(enabled(), [[id, true]]);
  });

  it('switch many with one question', async () => {
    const tables = ['DEPARTMENTS', 'EMPLOYEES'].map((name) => nodes.table(active.profile.id, 'HR', name));
    const shown = await answering(['Turn off'], () => command('disableSelected', tables[0], tables));
    assert.match(textsOf(shown, 'information').join(), /2 succeeded \(HR\.DEPARTMENTS, HR\.EMPLOYEES\)/);
    assert.ok(!rowsOf(active).some((row) => /\|HR\|(DEPARTMENTS|EMPLOYEES)$/.test(row)));
  });

  it('leave out of a selection what cannot replicate', async () => {
    const [view, table] = [
      nodes.table(active.profile.id, 'SALES', 'OPEN_ORDERS'),
      nodes.table(active.profile.id, 'HR', 'PAY'),
    ];
    const shown = await answering(['Turn on'], () => command('enableSelected', view, [view, table]));
    assert.match(shown[0]?.detail ?? '', /Left out: SALES\.OPEN_ORDERS \(view, nothing to replicate\)/);
    assert.ok(rowsOf(active).includes('TABLE|HR|PAY'));
    const refused = await answering([], () => command('enableTable', view));
    assert.match(refused[0]?.text ?? '', /Nothing to turn on: SALES\.OPEN_ORDERS/);
  });

  it('find drift among all that is selected, and repair it', async () => {
    const selected = [nodes.schema(active.profile.id, 'HR'), nodes.table(active.profile.id, 'STOCK', 'PRODUCTS')];
    const check = () => command('checkDrift', selected[0], selected);
    const found = await answering(['Repair…', 'Repair'], check);
    assert.equal(found[0]?.text, 'HR, STOCK.PRODUCTS on sample-east: 1 of 5 checked do not do what the rows say.');
    assert.match(
      found[1]?.detail ?? '',
      /DISABLE_TABLE_REPLICATION\('HR', 'BONUSES'\)\n.*ENABLE_TABLE_REPLICATION\('HR', 'BONUSES'\)/,
    );
    const again = await answering([], check);
    assert.deepEqual(textsOf(again, 'information'), [
      'HR, STOCK.PRODUCTS on sample-east: 5 checked, rows and tables agree.',
    ]);
  });

  it('offer the rows to repair where none is selected', async () => {
    const { showQuickPick } = vscode.window;
    const offered: string[][] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (choices: Thenable<readonly vscode.QuickPickItem[]>) => {
        const items = await choices;
        offered.push(items.map(({ label }) => label));
        return items[0];
      },
    });
    try {
      await answering(['Repair'], () => command('repairRow'));
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    assert.deepEqual(offered.at(-1), ['TABLE|HR|OLD_GRADES']);
    assert.ok(!rowsOf(active).includes('TABLE|HR|OLD_GRADES'));
  });

  it('run one action at a time: of two at once the second is told what runs', async () => {
    const off = (name: string) => command('disableTable', nodes.table(active.profile.id, 'HR', name));
    const shown = await answering(['Turn off', 'Turn off'], () => Promise.all([off('DEPARTMENTS'), off('EMPLOYEES')]));
    const busy = shown.filter(({ text }) => text.includes('sample-east is busy: '));
    assert.equal(busy.length, 1, JSON.stringify(shown));
    const left = rowsOf(active).filter((row) => /\|HR\|(DEPARTMENTS|EMPLOYEES)$/.test(row));
    assert.equal(left.length, 1, 'one of the two was switched');
  });

  it('send nothing more, and stay disconnected, when they are disconnected during a run of many', async () => {
    const tables = ['DEPARTMENTS', 'EMPLOYEES', 'BONUSES'].map((name) => nodes.table(active.profile.id, 'HR', name));
    const ended = new Promise<void>((resolve) => {
      const subscription = active.onDidChange(() => {
        if (active.busyWith === undefined) return;
        subscription.dispose();
        resolve(active.disconnect());
      });
    });
    const shown = await answering(['Turn off'], () => command('disableSelected', tables[0], tables));
    await ended;
    assert.match(shown.at(-1)?.text ?? '', /not run|Failed|Unknown/);
    assert.match(shown.at(-1)?.text ?? '', /could not be read again/);
    assert.equal(active.status.kind, 'disconnected');
    await active.connect();
    await active.readContents();
    const left = rowsOf(active).filter((row) => /\|HR\|(DEPARTMENTS|EMPLOYEES|BONUSES)$/.test(row));
    assert.ok(left.length >= 2, left.join());
  });

  it('refuse to switch scope on the passive, and say why', async () => {
    const before = rowsOf(passive);
    const shown = await answering([], () =>
      command('disableTable', nodes.table(passive.profile.id, 'SALES', 'ORDERS')),
    );
    assert.deepEqual(
      shown.map(({ kind, text, buttons }) => ({ kind, text, buttons })),
      [
        {
          kind: 'warning',
          text: 'sample-west is a read-only replica. Switch replication on its active cluster.',
          buttons: [],
        },
      ],
    );
    await passive.readRows();
    assert.deepEqual(rowsOf(passive), before);
  });

  it('keep an audit line before and one after each call', async () => {
    await answering(['Turn off'], () => command('disableTable', nodes.table(active.profile.id, 'STOCK', 'PRODUCTS')));
    const [intent, outcome] = (await auditLines()).slice(-2);
    assert.equal(intent?.['event'], 'intent');
    assert.equal(intent['sql'], "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('STOCK', 'PRODUCTS')");
    assert.deepEqual(
      [outcome?.['event'], outcome?.['outcome'], outcome?.['change']],
      ['outcome', 'success', intent['change']],
    );
  });

  it('show the rows before and after in an editor, from which the switch is thrown', async () => {
    const schema = nodes.schema(active.profile.id, 'SALES');
    await answering(['Show rows'], () => command('disableSchema', schema));
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const [before, after] = await Promise.all(
      [input.original, input.modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
    );
    assert.ok(before?.includes('SCHEMA|SALES'));
    assert.ok(!after?.includes('SCHEMA|SALES'));
    assert.ok(rowsOf(active).includes('SCHEMA|SALES'));
    await answering([], () => command('confirmTurnOff', input.modified));
    assert.ok(!rowsOf(active).includes('SCHEMA|SALES'));
  });

  it('show a table’s rows of SYSREPLICATION in an editor', async () => {
    await command('showInSysreplication', nodes.table(active.profile.id, 'HR', 'EMPLOYEES'));
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^TABLE +HR +EMPLOYEES$/m);
    assert.doesNotMatch(text, /DEPARTMENTS/);
  });

  it('stand in the tree with their states in words', async () => {
    const tree = new ClusterTree(api.clusters, false);
    try {
      const drawn = (node: TreeNode) => {
        const { label, description } = tree.getTreeItem(node);
        return `${typeof label === 'string' ? label : ''}: ${String(description)}`;
      };
      const under = async (node?: TreeNode) => (await tree.getChildren(node)).map(drawn);
      assert.deepEqual(
        (await under()).map((line) => line.split(':')[0]),
        ['sample-east', 'sample-west'],
      );
      assert.deepEqual(await under(tree.clusterNode(passive.profile.id)).then((lines) => lines.length), 2);
      const [peers, schemas] = await tree.getChildren(tree.clusterNode(active.profile.id));
      assert.ok(peers && schemas);
      assert.match((await under(peers)).join(), /sample-west.*enabled/);
      const lines = await under(schemas);
      assert.ok(lines.includes('SALES: replicated, own setting'), lines.join('\n'));
    } finally {
      tree.dispose();
    }
  });
});

function textsOf(shown: readonly Shown[], kind: Shown['kind']): string[] {
  return shown.filter((one) => one.kind === kind).map(({ text }) => text);
}
