/** Commands that switch the database, schemas and tables, and repair rows. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import type { ScopeAction } from '../../splice/replication/model';
import { carryOut } from '../actions/carryOut';
import { scopeAction } from '../actions/scopeActions';
import type { CommandHandler } from '../../ui/command';
import { rowName } from '../labels/rowLine';
import { isScopeNode, type RowNode, type ScopeNode, type TreeNode } from '../nodes';
import { pickSchema, pickTable } from '../pick';
import { repairOf } from '../repairs';
import { byCluster, clusterOf, nodesOf, type CommandParts } from './parts';
import { broadestFirst, switchActionOf, type Level, type Way } from '../actions/switchActions';

export function scopeCommands(parts: CommandParts) {
  const confirm: CommandHandler = (uri) => parts.previews.confirm(uri);
  return {
    enableDatabase: (...args) => switchNodes(parts, 'enable', 'database', args),
    disableDatabase: (...args) => switchNodes(parts, 'disable', 'database', args),
    enableSchema: (...args) => switchNodes(parts, 'enable', 'schema', args),
    disableSchema: (...args) => switchNodes(parts, 'disable', 'schema', args),
    enableTable: (...args) => switchNodes(parts, 'enable', 'table', args),
    disableTable: (...args) => switchNodes(parts, 'disable', 'table', args),
    enableSelected: (...args) => switchNodes(parts, 'enable', undefined, args),
    disableSelected: (...args) => switchNodes(parts, 'disable', undefined, args),
    repairRow: (...args) => repairRows(parts, nodesOf(args, parts.view.selection).filter(isRow)),
    confirmTurnOn: confirm,
    confirmTurnOff: confirm,
    confirmRepair: confirm,
  } satisfies Record<string, CommandHandler>;
}

/** Everything selected that has the level is switched, each by its own procedure; without a level, everything selected. */
async function switchNodes(
  parts: CommandParts,
  way: Way,
  level: Level | undefined,
  args: readonly unknown[],
): Promise<void> {
  const scopes = nodesOf(args, parts.view.selection).filter(isScopeNode);
  const nodes = scopes.filter((node) => level === undefined || levelOf(node) === level);
  if (nodes.length === 0 && level !== undefined) {
    const session = await clusterOf(parts, args);
    const action = session && (await askFor(session, way, level));
    if (session && action) await carryOut(switching(session, way, [action]), parts.previews);
    return;
  }
  for (const [session, ofCluster] of byCluster(parts.clusters, nodes)) {
    const actions = broadestFirst(ofCluster.map((node) => switchActionOf(way, node)));
    await carryOut(switching(session, way, actions), parts.previews);
  }
}

function switching(session: ClusterSession, way: Way, actions: readonly ScopeAction[]) {
  return scopeAction(session, way === 'enable' ? 'turn-on' : 'turn-off', actions);
}

function levelOf(node: ScopeNode): Level {
  return node.kind === 'cluster' ? 'database' : node.kind;
}

async function askFor(session: ClusterSession, way: Way, level: Level): Promise<ScopeAction | undefined> {
  if (level === 'database') return switchActionOf(way, { kind: 'cluster' });
  const schemaName = await pickSchema(session);
  if (schemaName === undefined) return undefined;
  if (level === 'schema') return switchActionOf(way, { kind: 'schema', schemaName });
  const table = await pickTable(session, schemaName);
  return table && switchActionOf(way, { kind: 'table', schemaName, tableName: table.tableName });
}

async function repairRows(parts: CommandParts, nodes: readonly RowNode[]): Promise<void> {
  if (nodes.length === 0) {
    await vscode.window.showInformationMessage(t('Select a row to repair in the Clusters view.'));
    return;
  }
  for (const node of nodes) {
    const session = parts.clusters.find(node.clusterId);
    const index = parts.tree.model(node.clusterId)?.index;
    const finding = index?.finding(node.schemaName, node.finding);
    if (session === undefined || index === undefined || finding === undefined) continue;
    const actions = repairOf(finding, index.around(node.schemaName));
    if (actions === undefined) {
      await vscode.window.showInformationMessage(t('No call clears the row of {0} alone.', rowName(finding.row)));
      continue;
    }
    await carryOut(scopeAction(session, 'repair', actions, rowName(finding.row)), parts.previews);
  }
}

function isRow(node: TreeNode): node is RowNode {
  return node.kind === 'row';
}
