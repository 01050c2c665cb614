/** The tree over a session that fails, takes long, or may not read everything: what no sample cluster does. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Emitter } from '../../src/clusters/emitter';
import type { Clusters, ClusterSession, ContentsReading } from '../../src/clusters/session';
import type { Api } from '../../src/extension';
import { ClusterTree } from '../../src/tree/clusterTree';
import { viewId, type TreeNode } from '../../src/tree/nodes';
import { activated, openSample } from './extension';

const nothing = { dispose: () => undefined };

/** One cluster, connected as the sample's active one, that reads its contents like this. */
function treeOver(
  active: ClusterSession,
  contents: ContentsReading | undefined,
  readContents: () => Promise<ContentsReading>,
): ClusterTree {
  let known = contents;
  const { profile, status } = active;
  const session = {
    profile,
    status,
    busyWith: undefined,
    onDidChange: () => nothing,
    get contents() {
      return known;
    },
    readContents: async () => (known = await readContents()),
  } as unknown as ClusterSession;
  const clusters: Clusters = {
    sessions: [session],
    onDidChange: () => nothing,
    find: () => session,
    findByClusterKey: () => undefined,
  };
  return new ClusterTree(clusters, false);
}

describe('the tree', () => {
  let api: Api;
  let active: ClusterSession;
  let contents: ContentsReading;
  let tree: ClusterTree | undefined;

  before(async () => {
    api = await activated();
    [active] = await openSample(api);
    contents = await active.readContents();
  });
  afterEach(() => tree?.dispose());

  async function schemasOf(over: ClusterTree): Promise<TreeNode> {
    const [, schemas] = await over.getChildren(over.clusterNode(active.profile.id));
    assert.ok(schemas);
    return schemas;
  }

  async function linesUnder(over: ClusterTree, node: TreeNode): Promise<string[]> {
    const items = (await over.getChildren(node)).map((child) => over.getTreeItem(child));
    return items.map(({ label, description }) => `${textOf(label)}: ${String(description)}`);
  }

  it('says unknown, never off, where SYS.SYSREPLICATION cannot be read', async () => {
    const rows = { readable: false, reason: 'SYS is closed.', at: new Date() } as const;
    tree = treeOver(active, { ...contents, rows }, () => Promise.reject(new Error('not read again')));
    const schemas = await schemasOf(tree);
    const [hr] = (await tree.getChildren(schemas)).filter(({ id }) => id.endsWith('HR'));
    assert.ok(hr);
    const all = [...(await linesUnder(tree, schemas)), ...(await linesUnder(tree, hr))];
    assert.deepEqual(
      all.filter((line) => !line.endsWith(': unknown')),
      [],
    );
    assert.match(String(tree.getTreeItem(tree.clusterNode(active.profile.id)).description), /replication unknown/);
    assert.equal(tree.getTreeItem(hr).contextValue, 'schema.unknown.active');
  });

  it('shows a reading that failed as a row, from which it is tried again', async () => {
    let attempts = 0;
    tree = treeOver(active, undefined, () => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('The server hung up.')) : Promise.resolve(contents);
    });
    const schemas = await schemasOf(tree);
    const [error] = await tree.getChildren(schemas);
    assert.equal(error?.kind, 'error');
    assert.match(textOf(tree.getTreeItem(error).label), /The server hung up/);
    await tree.getChildren(schemas);
    assert.equal(attempts, 1, 'drawing again reads nothing');

    const redrawn: unknown[] = [];
    tree.onDidChangeTreeData((nodes) => redrawn.push(...(nodes ?? [])));
    tree.retry(error);
    assert.deepEqual(redrawn, [schemas]);
    assert.ok((await linesUnder(tree, schemas)).includes('SALES: replicated, own setting'));
    assert.equal(attempts, 2);
  });

  it('shows a progress bar in the view until a reading is done', async () => {
    const { withProgress } = vscode.window;
    const bars: { location: unknown; done: boolean }[] = [];
    Object.assign(vscode.window, {
      withProgress: async ({ location }: vscode.ProgressOptions, task: () => Thenable<unknown>) => {
        const bar = { location, done: false };
        bars.push(bar);
        await task();
        bar.done = true;
      },
    });
    try {
      let finish: (reading: ContentsReading) => void = () => undefined;
      tree = treeOver(active, undefined, () => new Promise((resolve) => (finish = resolve)));
      const schemas = await schemasOf(tree);
      assert.deepEqual(
        (await tree.getChildren(schemas)).map(({ kind }) => kind),
        ['waiting'],
      );
      assert.deepEqual(bars, [{ location: { viewId }, done: false }]);
      const redrawn = new Promise((resolve) => tree?.onDidChangeTreeData(resolve));
      finish(contents);
      await redrawn;
      assert.deepEqual(bars, [{ location: { viewId }, done: true }]);
    } finally {
      Object.assign(vscode.window, { withProgress });
    }
  });

  it('leaves a cluster closed that was disconnected, when its entry is edited', () => {
    const changed = new Emitter<void>();
    const named = (name: string): ClusterSession =>
      ({
        profile: { ...active.profile, name },
        status: { kind: 'disconnected' },
        contents: undefined,
        onDidChange: () => nothing,
      }) as unknown as ClusterSession;
    const sessions = [named('east')];
    const clusters = { sessions, onDidChange: changed.event, find: () => undefined, findByClusterKey: () => undefined };
    tree = new ClusterTree(clusters, false);
    const { id } = active.profile;
    tree.setExpanded(tree.clusterNode(id), true);
    tree.close(id);
    sessions[0] = named('orient');
    changed.fire();
    const item = tree.getTreeItem(tree.clusterNode(id));
    assert.deepEqual([item.label, item.collapsibleState], ['orient', vscode.TreeItemCollapsibleState.Collapsed]);
  });

  it('opens what was found under a filter, and closes it again without', async () => {
    tree = treeOver(active, contents, () => Promise.resolve(contents));
    const cluster = tree.clusterNode(active.profile.id);
    const before = tree.getTreeItem(cluster);
    assert.equal(before.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    tree.setFilter('pay');
    const filtered = tree.getTreeItem(cluster);
    assert.equal(filtered.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.notEqual(filtered.id, before.id, 'VS Code would keep it closed');
    const schemas = await schemasOf(tree);
    assert.equal(tree.getTreeItem(schemas).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    tree.setFilter('');
    assert.equal(tree.getTreeItem(cluster).id, before.id);
    assert.equal(tree.getTreeItem(cluster).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });
});

function textOf(label: string | vscode.TreeItemLabel | undefined): string {
  return typeof label === 'object' ? label.label : (label ?? '');
}
