/** The children of every node, from what is known; or what must be read first. */
import { t } from '@vscode/l10n';
import { mostTablesFound } from '../clusters/session';
import { cannotListPeers } from './actions/absence';
import type { ClusterModel } from './clusterModel';
import type { ContentsIndex } from './contentsIndex';
import { schemaShown, tablesShown, type NameFilter } from './filter';
import type { Note, SchemaNode, SchemasNode, TreeNode } from './nodes';
import type { NodeStore } from './nodeStore';
import type { Pages } from './paging';
import { findingKey } from '../splice/replication/findings';
import type { TableEntry } from '../splice/replication/model';

export interface TreeView {
  readonly nodes: NodeStore;
  readonly pages: Pages;
  readonly filter: NameFilter | undefined;
  readonly showSystemSchemas: boolean;
}

export type Children =
  | { readonly kind: 'known'; readonly nodes: readonly TreeNode[] }
  | {
      readonly kind: 'unread';
      /** What is waited for, in words. */
      readonly what: string;
      read(signal: AbortSignal): Promise<unknown>;
    };

export function childrenOf(node: TreeNode, model: ClusterModel, view: TreeView): Children {
  switch (node.kind) {
    case 'cluster':
      return ofCluster(model, view);
    case 'peers':
      return known(peers(model, view));
    case 'schemas':
      return ofSchemas(node, model, view);
    case 'schema':
      return ofSchema(node, model, view);
    case 'peer':
    case 'table':
    case 'row':
    case 'waiting':
    case 'error':
    case 'more':
    case 'note':
      return known([]);
  }
}

/** The short lists right under a node, as far as an action can change them: peers, and rows to repair. */
export function listedUnder(
  node: TreeNode,
  { session: { status }, index }: ClusterModel,
): readonly (string | number)[] {
  if (node.kind === 'peers' && status.kind === 'connected' && status.overview.peers.readable) {
    return status.overview.peers.value.map(({ id }) => id);
  }
  if (node.kind !== 'schema' && node.kind !== 'schemas') return [];
  return index?.findingsUnder(node.kind === 'schema' ? node.schemaName : undefined).map(findingKey) ?? [];
}

function known(nodes: readonly TreeNode[]): Children {
  return { kind: 'known', nodes };
}

function ofCluster({ session }: ClusterModel, { nodes }: TreeView): Children {
  if (session.status.kind === 'connected') {
    return known([nodes.peers(session.profile.id), nodes.schemas(session.profile.id)]);
  }
  const what = t('Connecting to {0}…', session.profile.name);
  return { kind: 'unread', what, read: (signal) => session.connect({ signal }) };
}

function peers({ session: { status, profile } }: ClusterModel, { nodes }: TreeView): TreeNode[] {
  if (status.kind !== 'connected') return [];
  const parent = nodes.peers(profile.id);
  const reading = status.overview.peers;
  if (!reading.readable) {
    return [nodes.note(parent, cannotListPeers(status.overview) ? 'peers-unlisted' : 'peers-unreadable')];
  }
  if (reading.value.length === 0) return [nodes.note(parent, 'no-peers')];
  return reading.value.map((peer) => nodes.peer(profile.id, peer.id));
}

function ofSchemas(node: SchemasNode, model: ClusterModel, view: TreeView): Children {
  const { session, index } = model;
  if (index === undefined) {
    return {
      kind: 'unread',
      what: t('Reading schemas and tables…'),
      read: (signal) => session.readContents({ signal }),
    };
  }
  const { filter } = view;
  if (filter && !index.whole && model.found(filter.text) === undefined) {
    return {
      kind: 'unread',
      what: t('Searching for {0}…', filter.text),
      read: (signal) => model.find(filter.text, signal),
    };
  }
  const names = index.schemas(view.showSystemSchemas).filter((name) => isShown(name, model, filter));
  if (names.length === 0) return known([view.nodes.note(node, filter ? 'no-match' : whyNone(index))]);
  const strays = filter ? [] : index.findingsUnder(undefined);
  const rows = strays.map((finding) => view.nodes.row(node, findingKey(finding)));
  const lines = paged(node, names, view, (name) => view.nodes.schema(node.clusterId, name));
  const cut = filter && !index.whole && (model.found(filter.text)?.length ?? 0) >= mostTablesFound;
  return known([...rows, ...lines, ...(cut ? [view.nodes.note(node, 'more-match')] : [])]);
}

function ofSchema(node: SchemaNode, model: ClusterModel, view: TreeView): Children {
  const { index } = model;
  const { schemaName } = node;
  if (index === undefined) return known([]);
  const candidates = tablesAtHand(schemaName, model, view.filter);
  if (candidates === undefined) {
    const what = t('Reading the tables of {0}…', schemaName);
    return { kind: 'unread', what, read: (signal) => model.readTables(schemaName, signal) };
  }
  const tables = tablesShown(view.filter, schemaName, candidates);
  const rows = index.findingsUnder(schemaName).map((finding) => view.nodes.row(node, findingKey(finding)));
  if (tables.length === 0 && rows.length === 0) {
    return known([view.nodes.note(node, view.filter ? 'no-match' : 'no-tables')]);
  }
  const lines = paged(node, tables, view, ({ tableName }) => view.nodes.table(node.clusterId, schemaName, tableName));
  return known([...rows, ...lines]);
}

/**
 * Every table of the schema; with a filter over a catalogue that is not read whole, those found by it. Undefined where they must be read
 * first.
 */
export function tablesAtHand(
  schemaName: string,
  model: ClusterModel,
  filter: NameFilter | undefined,
): readonly TableEntry[] | undefined {
  const tables = model.index?.tables(schemaName);
  if (tables !== undefined || filter === undefined || filter.matches(schemaName)) return tables;
  return model.found(filter.text)?.filter((table) => table.schemaName === schemaName);
}

function isShown(name: string, model: ClusterModel, filter: NameFilter | undefined): boolean {
  if (filter === undefined) return true;
  return schemaShown(filter, name, tablesAtHand(name, model, filter) ?? []);
}

function whyNone({ reading }: ContentsIndex): Note {
  return reading.partial ? 'no-schema-visible' : 'no-schemas';
}

function paged<T>(parent: TreeNode, items: readonly T[], view: TreeView, toNode: (item: T) => TreeNode): TreeNode[] {
  const nodes = view.pages.page(parent.id, items).map(toNode);
  return view.pages.rest(parent.id) > 0 ? [...nodes, view.nodes.more(parent)] : nodes;
}
