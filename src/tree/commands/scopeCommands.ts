/** Commands that switch the database, schemas and tables, and repair rows. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import { tableObstacle } from '../../splice/replication/effective';
import type { ScopeAction, TableEntry } from '../../splice/replication/model';
import { carryOut } from '../actions/carryOut';
import { scopeAction } from '../actions/scopeActions';
import type { CommandHandler } from '../../ui/command';
import { rowName } from '../labels/rowLine';
import { isScopeNode, type RowNode, type ScopeNode, type TreeNode } from '../nodes';
import { pickRow, pickSchema, pickTable } from '../pick';
import { connected } from '../reading';
import { repairable, repairOf, type PlacedFinding } from '../repairs';
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
    repairRow: (...args) => repairRows(parts, args),
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
    if (session && action) await carryOut(switching(session, way, [action]), parts);
    return;
  }
  for (const [session, ofCluster] of byCluster(parts.clusters, nodes)) {
    const actions = broadestFirst(ofCluster.map((node) => switchActionOf(way, node)));
    await carryOut(switching(session, way, actions), parts);
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
  // A view may have a useless row, which turning off takes away.
  const fits = (table: TableEntry) => way === 'disable' || tableObstacle(table) === undefined;
  const table = await pickTable(session, schemaName, fits);
  return table && switchActionOf(way, { kind: 'table', schemaName, tableName: table.tableName });
}

async function repairRows(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const nodes = nodesOf(args, parts.view.selection).filter(isRow);
  if (nodes.length === 0) {
    const session = await clusterOf(parts, args);
    const chosen = session && (await askForRow(parts, session));
    if (session && chosen) await repairRow(parts, session, chosen);
    return;
  }
  for (const { clusterId, schemaName, finding: key } of nodes) {
    const session = parts.clusters.find(clusterId);
    const finding = parts.tree.model(clusterId)?.index?.finding(schemaName, key);
    if (session && finding) await repairRow(parts, session, { schemaName, finding });
  }
}

async function repairRow(parts: CommandParts, session: ClusterSession, placed: PlacedFinding): Promise<void> {
  const { schemaName, finding } = placed;
  const index = parts.tree.model(session.profile.id)?.index;
  const actions = index && repairOf(finding, index.around(schemaName));
  if (actions === undefined) {
    await vscode.window.showInformationMessage(t('No call clears the row of {0} alone.', rowName(finding.row)));
    return;
  }
  await carryOut(scopeAction(session, 'repair', actions, rowName(finding.row)), parts);
}

/** Among those of the last reading; says so where there is none. */
async function askForRow(parts: CommandParts, session: ClusterSession): Promise<PlacedFinding | undefined> {
  await connected(session);
  if (session.contents === undefined) await session.readContents();
  const index = parts.tree.model(session.profile.id)?.index;
  const rows = index ? repairable(index) : [];
  if (rows.length > 0) return pickRow(session, rows);
  await vscode.window.showInformationMessage(t('{0} has no row to repair.', session.profile.name));
  return undefined;
}

function isRow(node: TreeNode): node is RowNode {
  return node.kind === 'row';
}
