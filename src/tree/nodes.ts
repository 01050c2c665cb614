/**
 * What stands in the tree. A node says only what it is about; its state is looked up when it is drawn, so the same node
 * object serves from one reading to the next, and one node can be redrawn alone.
 */
import type { Peer } from '../clusters/session';

/** Of the view in package.json. */
export const viewId = 'spliceReplication.clusters';

export type TreeNode =
  | ClusterNode
  | PeersNode
  | PeerNode
  | SchemasNode
  | SchemaNode
  | TableNode
  | RowNode
  | WaitingNode
  | ErrorNode
  | MoreNode
  | NoteNode;

interface Common {
  /** Stable from one reading and one window to the next. */
  readonly id: string;
  readonly clusterId: string;
  readonly parent: TreeNode | undefined;
}

export interface ClusterNode extends Common {
  readonly kind: 'cluster';
}
export interface PeersNode extends Common {
  readonly kind: 'peers';
}
export interface PeerNode extends Common {
  readonly kind: 'peer';
  readonly peerId: Peer['id'];
}
export interface SchemasNode extends Common {
  readonly kind: 'schemas';
}
export interface SchemaNode extends Common {
  readonly kind: 'schema';
  readonly schemaName: string;
}
export interface TableNode extends Common {
  readonly kind: 'table';
  readonly schemaName: string;
  readonly tableName: string;
}
/** A row of SYS.SYSREPLICATION that does not mean what it seems to. */
export interface RowNode extends Common {
  readonly kind: 'row';
  /** Where the row is shown; undefined for one that names no schema there is. */
  readonly schemaName: string | undefined;
  /** Of the finding, see `findingKey`. */
  readonly finding: string;
}
/** Something is being read; can be cancelled. */
export interface WaitingNode extends Common {
  readonly kind: 'waiting';
}
/** Reading the parent's children failed; can be retried. */
export interface ErrorNode extends Common {
  readonly kind: 'error';
}
/** The rest of a long list. */
export interface MoreNode extends Common {
  readonly kind: 'more';
}
/** A line that only says something, e.g. that there are no peers. */
export interface NoteNode extends Common {
  readonly kind: 'note';
  readonly note: Note;
}

export type Note =
  | 'no-peers'
  | 'no-schemas'
  | 'no-schema-visible'
  | 'no-tables'
  | 'no-match'
  | 'more-match'
  | 'peers-unreadable'
  | 'peers-unlisted';

/** Nodes a switch can be thrown on. */
export type ScopeNode = ClusterNode | SchemaNode | TableNode;

export function isScopeNode(node: TreeNode): node is ScopeNode {
  return node.kind === 'cluster' || node.kind === 'schema' || node.kind === 'table';
}

export function isTreeNode(value: unknown): value is TreeNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'id' in value &&
    'clusterId' in value &&
    typeof value.kind === 'string' &&
    typeof value.id === 'string'
  );
}
