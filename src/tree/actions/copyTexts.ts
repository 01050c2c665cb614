/** What "Copy name" and "Copy SQL" put on the clipboard. */
import { writtenCall } from '../../splice/call';
import { callOf } from '../../splice/replication/actionCall';
import type { RowFinding } from '../../splice/replication/model';
import { rowText } from '../../splice/replication/rows';
import type { ContentsIndex } from '../contentsIndex';
import type { RowNode, TreeNode } from '../nodes';
import { repairOf } from '../repairs';

/** What is looked up of the node's cluster. */
export interface CopyFacts {
  readonly clusterName: string;
  /** Undefined before the first reading. */
  readonly index: Pick<ContentsIndex, 'finding' | 'around'> | undefined;
}

/** The name as the server knows it: `SALES.ORDERS`, quoted only where SQL needs it; of a row its text. */
export function nameOf(node: TreeNode, { clusterName, index }: CopyFacts): string | undefined {
  switch (node.kind) {
    case 'cluster':
      return clusterName;
    case 'peer':
      return String(node.peerId);
    case 'schema':
      return identifier(node.schemaName);
    case 'table':
      return `${identifier(node.schemaName)}.${identifier(node.tableName)}`;
    case 'row': {
      const finding = findingOf(node, index);
      return finding && rowText(finding.row);
    }
    case 'peers':
    case 'schemas':
    case 'waiting':
    case 'error':
    case 'more':
    case 'note':
      return undefined;
  }
}

/** The calls that switch the node on and off, or that repair the row, as a script. */
export function sqlOf(node: TreeNode, { index }: CopyFacts): string | undefined {
  const calls = node.kind === 'row' ? repairCalls(node, index) : callsOf(node);
  return calls && `${calls.map(([name, values]) => writtenCall(name, values)).join(';\n')};\n`;
}

type Call = [procedure: string, values: readonly (string | number | null)[]];

/** Undefined where no call clears the row alone. */
function repairCalls(node: RowNode, index: CopyFacts['index']): Call[] | undefined {
  const finding = findingOf(node, index);
  const repair = finding && index && repairOf(finding, index.around(node.schemaName));
  return repair?.map(callOf).map(({ procedure, arguments: values }) => [procedure, values]);
}

function findingOf({ schemaName, finding }: RowNode, index: CopyFacts['index']): RowFinding | undefined {
  return index?.finding(schemaName, finding);
}

function callsOf(node: Exclude<TreeNode, RowNode>): Call[] | undefined {
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
      if (typeof node.peerId === 'string') return undefined;
      return [
        ['ENABLE_PEER', [node.peerId]],
        ['DISABLE_PEER', [node.peerId]],
      ];
    case 'peers':
    case 'schemas':
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
