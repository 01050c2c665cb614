/** The tree behind the Clusters view: reads on demand, redraws only what changed. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { isSampleId } from '../clusters/sampleProfiles';
import type { Clusters, ClusterSession, ContentsReading, SessionStatus } from '../clusters/session';
import { childrenOf, listedUnder, type TreeView } from './children';
import { ClusterModel } from './clusterModel';
import { shownFailure } from '../ui/failure';
import { nameFilter, type NameFilter } from './filter';
import type { Line } from './labels/line';
import { lineOf } from './lines';
import { Loads, type Load } from './loads';
import { viewId, type TreeNode } from './nodes';
import { NodeStore } from './nodeStore';
import { Pages } from './paging';
import { readAgain } from './readAgain';
import { treeItemOf } from './treeItem';

/** A reading that takes longer shows what it waits for, with Cancel. */
const patienceMs = 250;

interface Known {
  readonly model: ClusterModel;
  readonly subscription: { dispose(): void };
  status: SessionStatus;
  contents: ContentsReading | undefined;
}

export class ClusterTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #clusters: Clusters;
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #nodes = new NodeStore();
  readonly #pages = new Pages();
  readonly #loads = new Loads();
  readonly #known = new Map<string, Known>();
  /** The line each node was last drawn with. */
  readonly #drawn = new Map<string, string>();
  /** What the person expanded or collapsed: a reading that takes long takes rows away, and they come back as they were. */
  readonly #expanded = new Map<string, boolean>();
  /** Raised when a cluster's line must be drawn as new: VS Code would otherwise keep it expanded. Outlives an edit of the cluster. */
  readonly #generations = new Map<string, number>();
  readonly #subscription: { dispose(): void };
  #filter: NameFilter | undefined;
  #showSystemSchemas: boolean;

  constructor(clusters: Clusters, showSystemSchemas: boolean) {
    this.#clusters = clusters;
    this.#showSystemSchemas = showSystemSchemas;
    this.#subscription = clusters.onDidChange(() => {
      this.#followSessions();
      this.#changed.fire(undefined);
    });
    this.#followSessions();
  }

  get filter(): NameFilter | undefined {
    return this.#filter;
  }

  setFilter(text: string): void {
    this.#filter = nameFilter(text);
    this.#pages.reset();
    this.#changed.fire(undefined);
  }

  setShowSystemSchemas(show: boolean): void {
    this.#showSystemSchemas = show;
    this.#changed.fire(undefined);
  }

  /** Tells that the person expanded or collapsed a row. */
  setExpanded(node: TreeNode, expanded: boolean): void {
    this.#expanded.set(this.#itemId(node), expanded);
  }

  roots(): TreeNode[] {
    return this.#clusters.sessions.map(({ profile }) => this.#nodes.cluster(profile.id));
  }

  clusterNode(clusterId: string): TreeNode {
    return this.#nodes.cluster(clusterId);
  }

  model(clusterId: string): ClusterModel | undefined {
    return this.#known.get(clusterId)?.model;
  }

  /** Draws a node and what is under it again, without reading anything. */
  redraw(node: TreeNode): void {
    this.#changed.fire([node]);
  }

  loadMore(node: TreeNode): void {
    if (node.parent === undefined) return;
    this.#pages.more(node.parent.id);
    this.#changed.fire([node.parent]);
  }

  /** Reads again what failed below the node, or the node itself. */
  retry(node: TreeNode): void {
    const target = node.kind === 'error' && node.parent ? node.parent : node;
    const model = this.model(target.clusterId);
    this.#loads.forget(target.id);
    const children = model && childrenOf(target, model, this.#view);
    if (children?.kind === 'unread') this.#load(target.id, children.what, (signal) => children.read(signal));
    this.#changed.fire([target]);
  }

  /** Ends the readings at and under the node; the line is left to say so. */
  cancel(node: TreeNode): void {
    this.#loads.cancel(node.kind === 'waiting' && node.parent ? node.parent.id : node.id);
  }

  /** Reads what the node shows again: its peers, its tables, or all of the cluster. A cluster that failed is tried again. */
  async refresh(node: TreeNode): Promise<void> {
    const model = this.model(node.clusterId);
    if (model === undefined) return;
    const { status } = model.session;
    if (status.kind === 'failed') this.retry(this.#nodes.cluster(node.clusterId));
    if (status.kind !== 'connected') return;
    this.#loads.forget(node.id);
    const id = `${node.id}/refresh`;
    await this.#loads.start(id, t('Reading again…'), (signal) => readAgain(node, model, signal)).done;
    const failure = this.#loads.failure(id);
    this.#loads.forget(id);
    if (failure !== undefined) throw failure instanceof Error ? failure : new Error(shownFailure(failure).message);
    if (node.kind === 'schema') this.#changed.fire([node]);
  }

  /** Draws the cluster closed, as before its first expansion. */
  close(clusterId: string): void {
    if (!this.#known.has(clusterId)) return;
    this.#generations.set(clusterId, this.#generation(clusterId) + 1);
    this.#loads.forget(this.#nodes.cluster(clusterId).id);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return this.roots();
    const model = this.model(node.clusterId);
    if (model === undefined) return [];
    const first = childrenOf(node, model, this.#view);
    if (first.kind === 'known') return [...first.nodes];
    if (this.#failureAt(node, model) !== undefined) return [this.#nodes.error(node)];
    const load = this.#load(node.id, first.what, (signal) => first.read(signal));
    await Promise.race([load.done, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    const second = childrenOf(node, model, this.#view);
    if (second.kind === 'known') return [...second.nodes];
    if (this.#failureAt(node, model) !== undefined) return [this.#nodes.error(node)];
    void load.done.then(() => {
      this.#changed.fire([node]);
    });
    return [this.#nodes.waiting(node)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const line = this.#line(node);
    if (line === undefined) return new vscode.TreeItem('');
    this.#drawn.set(node.id, this.#picture(node, line));
    const id = this.#itemId(node);
    return treeItemOf(node, { ...line, children: openness(line.children, this.#expanded.get(id)) }, id);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const { tooltipOf } = await import('./tooltips/tooltips');
    const model = this.model(node.clusterId);
    if (model === undefined) return item;
    item.tooltip = new vscode.MarkdownString(tooltipOf(node, this.#facts(node, model), new Date()));
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { subscription } of this.#known.values()) subscription.dispose();
    this.#changed.dispose();
  }

  /** Starts a reading, or joins the one under way; while it runs the view shows a progress bar. */
  #load(id: string, what: string, read: (signal: AbortSignal) => Promise<unknown>): Load {
    const running = this.#loads.running(id);
    if (running) return running;
    const load = this.#loads.start(id, what, read);
    void vscode.window.withProgress({ location: { viewId } }, () => load.done);
    return load;
  }

  get #view(): TreeView {
    return {
      nodes: this.#nodes,
      pages: this.#pages,
      filter: this.#filter,
      showSystemSchemas: this.#showSystemSchemas,
    };
  }

  #line(node: TreeNode): Line | undefined {
    const model = this.model(node.clusterId);
    return model && lineOf(node, this.#facts(node, model));
  }

  #facts(node: TreeNode, model: ClusterModel): Parameters<typeof lineOf>[1] {
    const failure = node.kind === 'error' && node.parent ? this.#failureAt(node.parent, model) : undefined;
    return {
      model,
      view: this.#view,
      isSample: isSampleId(node.clusterId),
      leadsTo: (peer) => this.#clusters.findByClusterKey(peer.clusterKey),
      waitsFor: node.kind === 'waiting' && node.parent ? this.#loads.running(node.parent.id)?.what : undefined,
      failure: failure === undefined ? undefined : shownFailure(failure),
    };
  }

  #failureAt(node: TreeNode, { session }: ClusterModel): unknown {
    const failure = this.#loads.failure(node.id);
    if (failure !== undefined || node.kind !== 'cluster') return failure;
    const running = this.#loads.running(node.id) !== undefined;
    return session.status.kind === 'failed' && !running ? session.status.failure : undefined;
  }

  #generation(clusterId: string): number {
    return this.#generations.get(clusterId) ?? 0;
  }

  /** Under a filter what leads to a table is another item than without, so that it opens and closes on its own. */
  #itemId(node: TreeNode): string {
    const model = this.model(node.clusterId);
    const id = node.kind === 'cluster' ? `${node.id}@${this.#generation(node.clusterId)}` : node.id;
    const isOnTheWay = node.kind === 'cluster' || node.kind === 'schemas' || node.kind === 'schema';
    const isConnected = model?.session.status.kind === 'connected';
    return this.#filter && isOnTheWay && isConnected ? `${id}?${this.#filter.text}` : id;
  }

  #followSessions(): void {
    const sessions = new Set(this.#clusters.sessions);
    for (const [id, known] of this.#known) {
      if (sessions.has(known.model.session)) continue;
      known.subscription.dispose();
      this.#known.delete(id);
      this.#loads.forget(this.#nodes.cluster(id).id);
      this.#nodes.forget(id);
    }
    for (const session of sessions) if (!this.#known.has(session.profile.id)) this.#follow(session);
  }

  #follow(session: ClusterSession): void {
    const { id } = session.profile;
    const subscription = session.onDidChange(() => {
      this.#sessionChanged(id);
    });
    const { status, contents } = session;
    this.#known.set(id, { model: new ClusterModel(session), subscription, status, contents });
  }

  #sessionChanged(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    const { status, contents } = known.model.session;
    const before = { status: known.status, contents: known.contents };
    known.status = status;
    known.contents = contents;
    if (status === before.status && contents === before.contents) return;
    if (status !== before.status) this.#redrawPeersElsewhere(id);
    if (status.kind !== before.status.kind) {
      this.#changed.fire([this.#nodes.cluster(id)]);
      return;
    }
    const relisted = contents?.schemas !== before.contents?.schemas;
    const changed = this.#nodes
      .of(id)
      .filter((node) => (relisted && node.kind === 'schemas') || this.#hasChanged(node));
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** A cluster that becomes known, or unknown, gives its name to the peers that lead to it. */
  #redrawPeersElsewhere(id: string): void {
    const others = [...this.#known.keys()].filter((other) => other !== id);
    const peers = others.flatMap((other) => this.#nodes.of(other).filter(({ kind }) => kind === 'peer'));
    const changed = peers.filter((node) => this.#hasChanged(node));
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** False for nodes that were never drawn. */
  #hasChanged(node: TreeNode): boolean {
    const drawn = this.#drawn.get(node.id);
    return drawn !== undefined && drawn !== this.#picture(node, this.#line(node));
  }

  /** All that a redraw would show differently: the line, and the short lists right under it. */
  #picture(node: TreeNode, line: Line | undefined): string {
    const model = this.model(node.clusterId);
    return JSON.stringify([line, model && listedUnder(node, model)]);
  }
}

function openness(children: Line['children'], expanded: boolean | undefined): Line['children'] {
  if (children === 'none' || expanded === undefined) return children;
  return expanded ? 'expanded' : 'collapsed';
}
