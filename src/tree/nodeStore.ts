/** Makes nodes, each once: VS Code redraws a node only when it is given the very object it was given before. */
import type {
  ClusterNode,
  ErrorNode,
  MoreNode,
  Note,
  NoteNode,
  PeerNode,
  PeersNode,
  RowNode,
  SchemaNode,
  SchemasNode,
  TableNode,
  TreeNode,
  WaitingNode,
} from './nodes';

export class NodeStore {
  readonly #nodes = new Map<string, TreeNode>();

  cluster(clusterId: string): ClusterNode {
    return this.#once({ kind: 'cluster', id: path(clusterId), clusterId, parent: undefined });
  }

  peers(clusterId: string): PeersNode {
    const parent = this.cluster(clusterId);
    return this.#once({ kind: 'peers', id: `${parent.id}/peers`, clusterId, parent });
  }

  peer(clusterId: string, peerId: PeerNode['peerId']): PeerNode {
    const parent = this.peers(clusterId);
    return this.#once({ kind: 'peer', id: `${parent.id}/p-${path(String(peerId))}`, clusterId, parent, peerId });
  }

  schemas(clusterId: string): SchemasNode {
    const parent = this.cluster(clusterId);
    return this.#once({ kind: 'schemas', id: `${parent.id}/schemas`, clusterId, parent });
  }

  schema(clusterId: string, schemaName: string): SchemaNode {
    const parent = this.schemas(clusterId);
    return this.#once({ kind: 'schema', id: `${parent.id}/s-${path(schemaName)}`, clusterId, parent, schemaName });
  }

  table(clusterId: string, schemaName: string, tableName: string): TableNode {
    const parent = this.schema(clusterId, schemaName);
    const id = `${parent.id}/t-${path(tableName)}`;
    return this.#once({ kind: 'table', id, clusterId, parent, schemaName, tableName });
  }

  row(parent: SchemaNode | SchemasNode, finding: string): RowNode {
    const id = `${parent.id}/r-${path(finding)}`;
    const schemaName = parent.kind === 'schema' ? parent.schemaName : undefined;
    return this.#once({ kind: 'row', id, clusterId: parent.clusterId, parent, schemaName, finding });
  }

  waiting(parent: TreeNode): WaitingNode {
    return this.#once({ kind: 'waiting', id: `${parent.id}/waiting`, clusterId: parent.clusterId, parent });
  }

  error(parent: TreeNode): ErrorNode {
    return this.#once({ kind: 'error', id: `${parent.id}/error`, clusterId: parent.clusterId, parent });
  }

  more(parent: TreeNode): MoreNode {
    return this.#once({ kind: 'more', id: `${parent.id}/more`, clusterId: parent.clusterId, parent });
  }

  note(parent: TreeNode, note: Note): NoteNode {
    return this.#once({ kind: 'note', id: `${parent.id}/${note}`, clusterId: parent.clusterId, parent, note });
  }

  /** Those made so far for one cluster, in the order of their making: a parent comes before its children. */
  of(clusterId: string): TreeNode[] {
    return [...this.#nodes.values()].filter((node) => node.clusterId === clusterId);
  }

  find(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  forget(clusterId: string): void {
    for (const node of this.of(clusterId)) this.#nodes.delete(node.id);
  }

  #once<T extends TreeNode>(node: T): T {
    const known = this.#nodes.get(node.id);
    // An id tells the kind, so a node found under it is of the same type.
    if (known !== undefined) return known as T;
    this.#nodes.set(node.id, node);
    return node;
  }
}

/** Names may hold anything, the separator too. */
function path(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}
