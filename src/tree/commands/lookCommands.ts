/** Commands that only look: rows of nodes, drift, missing privileges. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import { objectsWords } from '../actions/planTexts';
import { rowsConcerning, rowsDocument, scopeName, type Scope } from '../actions/rowsDocument';
import type { CommandHandler } from '../../ui/command';
import { named } from '../../ui/words';
import type { TreeNode } from '../nodes';
import { connected } from '../reading';
import { checkDriftOf } from './driftCommand';
import { byCluster, clusterOf, nodesOf, type CommandParts } from './parts';

export function lookCommands(parts: CommandParts) {
  return {
    showInSysreplication: (...args) => showRows(parts, args),
    checkDrift: (...args) => drift(parts, args),
    showGrants: (...args) => showGrants(parts, args),
  } satisfies Record<string, CommandHandler>;
}

/** What is selected, by its cluster; all of a cluster that is asked for where nothing is. */
async function scopesOf(
  parts: CommandParts,
  args: readonly unknown[],
): Promise<ReadonlyMap<ClusterSession, readonly Scope[]>> {
  const nodes = byCluster(parts.clusters, nodesOf(args, parts.view.selection));
  if (nodes.size > 0) return new Map([...nodes].map(([session, ofCluster]) => [session, ofCluster.map(scopeOf)]));
  const session = await clusterOf(parts, args);
  return new Map(session ? [[session, [{}]]] : []);
}

function scopeOf(node: TreeNode): Scope {
  switch (node.kind) {
    case 'schema':
    case 'row':
      return { schemaName: node.schemaName };
    case 'table':
      return { schemaName: node.schemaName, tableName: node.tableName };
    case 'cluster':
    case 'peers':
    case 'peer':
    case 'schemas':
    case 'waiting':
    case 'error':
    case 'more':
    case 'note':
      return {};
  }
}

async function showRows(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  for (const [session, scopes] of await scopesOf(parts, args)) {
    await connected(session);
    const rows = await session.readRows();
    if (!rows.readable) throw new Error(t('SYS.SYSREPLICATION cannot be read: {0}', rows.reason));
    const { name } = session.profile;
    const objects = scopes.map(scopeName);
    const about = { cluster: name, object: named(objects), at: rows.at, now: new Date() };
    const text = rowsDocument(rowsConcerning(rows.value, scopes), about);
    await parts.documents.show(['rows', name, `${objectsWords(objects)} (SYSREPLICATION)`], text);
  }
}

async function drift(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  for (const [session, scopes] of await scopesOf(parts, args)) await checkDriftOf(parts, session, scopes);
}

async function showGrants(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  const { missing } = await connected(session);
  const { name, user } = session.profile;
  if (missing.grants.length === 0) {
    const nothing = t('Nothing is known that {0} may not do on {1}.', user ?? '', name);
    const unread = missing.grantsUnknown ? ` ${t('What was granted cannot be read: more may be missing.')}` : '';
    await vscode.window.showInformationMessage(`${nothing}${unread}`);
    return;
  }
  const heading = t('What {0} may not do on {1}. The database owner can run:', user ?? '', name);
  const text = `-- ${heading}\n${missing.grants.map((grant) => `${grant};\n`).join('')}`;
  await parts.documents.show(['grants', name, 'grants.sql'], text, 'sql');
}
