/** What "Copy name" and "Copy SQL" put on the clipboard. */
import { writtenCall } from '../../splice/call';
import type { TreeNode } from '../nodes';

/** The name as the server knows it: `SALES.ORDERS`, quoted only where SQL needs it. */
export function nameOf(node: TreeNode, clusterName: string): string | undefined {
  switch (node.kind) {
    case 'cluster':
      return clusterName;
    case 'peer':
      return String(node.peerId);
    case 'schema':
      return identifier(node.schemaName);
    case 'table':
      return `${identifier(node.schemaName)}.${identifier(node.tableName)}`;
    case 'peers':
    case 'schemas':
    case 'row':
    case 'waiting':
    case 'error':
    case 'more':
    case 'note':
      return undefined;
  }
}

/** The calls that switch the node on and off, as a script. */
export function sqlOf(node: TreeNode): string | undefined {
  const calls = callsOf(node);
  return calls && `${calls.map(([name, values]) => writtenCall(name, values)).join(';\n')};\n`;
}

function callsOf(node: TreeNode): [string, (string | number)[]][] | undefined {
  switch (node.kind) {
    case 'cluster':
      return [
        ['ENABLE_DATABASE_REPLICATION', []],
        ['DISABLE_DATABASE_REPLICATION', []],
      ];
    case 'schema':
      return [
        ['ENABLE_SCHEMA_REPLICATION', [node.schemaName]],
        ['DISABLE_SCHEMA_REPLICATION', [node.schemaName]],
      ];
    case 'table':
      return [
        ['ENABLE_TABLE_REPLICATION', [node.schemaName, node.tableName]],
        ['DISABLE_TABLE_REPLICATION', [node.schemaName, node.tableName]],
      ];
    case 'peer':
      return [
        ['ENABLE_PEER', [node.peerId]],
        ['DISABLE_PEER', [node.peerId]],
      ];
    case 'peers':
    case 'schemas':
    case 'row':
    case 'waiting':
    case 'error':
    case 'more':
    case 'note':
      return undefined;
  }
}

export function identifier(name: string): string {
  return /^[A-Z_][A-Z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
