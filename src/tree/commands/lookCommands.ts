/** Commands that only look: rows of a node, drift, missing privileges. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import { carryOut } from '../actions/carryOut';
import { checkDrift, driftDocument, driftSummary, type DriftReport } from '../actions/driftCheck';
import { rowsConcerning, rowsDocument, type Scope } from '../actions/rowsDocument';
import { scopeAction } from '../actions/scopeActions';
import type { CommandHandler } from '../../ui/command';
import type { TreeNode } from '../nodes';
import { pickSchema } from '../pick';
import { connected } from '../reading';
import { clusterOf, nodesOf, type CommandParts } from './parts';

export function lookCommands(parts: CommandParts) {
  return {
    showInSysreplication: (...args) => showRows(parts, args),
    checkDrift: (...args) => drift(parts, args),
    showGrants: (...args) => showGrants(parts, args),
  } satisfies Record<string, CommandHandler>;
}

async function showRows(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const [node] = nodesOf(args, parts.view.selection);
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  await connected(session);
  const rows = await session.readRows();
  if (!rows.readable) throw new Error(t('SYS.SYSREPLICATION cannot be read: {0}', rows.reason));
  const scope = scopeOf(node);
  const object = objectName(scope);
  const about = { cluster: session.profile.name, object, at: rows.at, now: new Date() };
  const text = rowsDocument(rowsConcerning(rows.value, scope), about);
  await parts.documents.show(['rows', session.profile.name, `${object} (SYSREPLICATION)`], text);
}

function scopeOf(node: TreeNode | undefined): Scope {
  switch (node?.kind) {
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
    case undefined:
      return {};
  }
}

function objectName({ schemaName, tableName }: Scope): string {
  if (schemaName === undefined) return t('All rows');
  return tableName === undefined ? schemaName : `${schemaName}.${tableName}`;
}

/** Of the selected tables or schema, else of a schema asked for. */
async function drift(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  await connected(session);
  const scope = scopeOf(nodesOf(args, parts.view.selection)[0]);
  const schemaName = scope.schemaName ?? (await pickSchema(session));
  if (schemaName === undefined) return;
  const all = session.contents?.tables?.filter((table) => table.schemaName === schemaName);
  const inSchema = all ?? (await session.readTables(schemaName));
  const tables = inSchema.filter(({ tableName }) => scope.tableName === undefined || tableName === scope.tableName);
  const object = objectName({ ...scope, schemaName });
  const title = t('{0}: checking drift of {1}', session.profile.name, object);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const report = await vscode.window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    return checkDrift(session, tables, {
      signal: abort.signal,
      onTable: ({ tableName }, index, total) => {
        progress.report({ message: `${index + 1}/${total} ${tableName}`, increment: 100 / total });
      },
    });
  });
  await tellDrift(parts, session, report, object);
}

async function tellDrift(
  parts: CommandParts,
  session: ClusterSession,
  report: DriftReport,
  object: string,
): Promise<void> {
  const { name } = session.profile;
  const summary = driftSummary(report, object, name);
  if (report.drifts.length === 0 && report.unanswered.length === 0) {
    await vscode.window.showInformationMessage(summary);
    return;
  }
  const details = t('Show details');
  const repair = t('Repair…');
  const repairable = report.drifts.filter((one) => one.repair.length > 0);
  const answer = await vscode.window.showWarningMessage(summary, ...(repairable.length > 0 ? [repair] : []), details);
  if (answer === details) {
    const text = driftDocument(report, object, name, new Date());
    await parts.documents.show(['drift', name, t('{0} (drift)', object)], text);
  }
  if (answer !== repair) return;
  const actions = repairable.flatMap((one) => one.repair);
  await carryOut(scopeAction(session, 'repair', actions, object), parts.previews);
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
