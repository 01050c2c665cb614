/** "Check drift": asks the tables of what is selected, tells what was found, and goes on or repairs where asked to. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import type { TableEntry } from '../../splice/replication/model';
import { withoutLinks } from '../../ui/notified';
import { grouped, named } from '../../ui/words';
import { carryOut } from '../actions/carryOut';
import {
  checkDrift,
  driftDocument,
  driftSummary,
  mostTablesChecked,
  whyNoDriftCheck,
  type DriftReport,
} from '../actions/driftCheck';
import { objectsWords } from '../actions/planTexts';
import { scopeName, type Scope } from '../actions/rowsDocument';
import { scopeAction } from '../actions/scopeActions';
import { pickSchema } from '../pick';
import { connected } from '../reading';
import type { CommandParts } from './parts';

/** Of the schemas and tables among the scopes; a schema is asked for where there is none. */
export async function checkDriftOf(
  parts: CommandParts,
  session: ClusterSession,
  scopes: readonly Scope[],
): Promise<void> {
  const why = whyNoDriftCheck(await connected(session), session.profile.name);
  if (why !== undefined) {
    await vscode.window.showWarningMessage(why);
    return;
  }
  const chosen = scopes.filter(({ schemaName }) => schemaName !== undefined);
  const asked = chosen.length > 0 ? undefined : await pickSchema(session);
  const wanted = asked === undefined ? chosen : [{ schemaName: asked }];
  if (wanted.length === 0) return;
  const objects = wanted.map(scopeName);
  let tables: readonly TableEntry[] = await tablesOf(session, wanted);
  let report: DriftReport | undefined;
  do {
    report = await checkWithProgress(session, tables, objectsWords(objects), report);
    tables = report.rest;
  } while ((await tellDrift(parts, session, report, objects)) === 'go-on');
}

/** Each once. */
async function tablesOf(session: ClusterSession, scopes: readonly Scope[]): Promise<TableEntry[]> {
  const schemas = [...new Set(scopes.flatMap(({ schemaName }) => schemaName ?? []))];
  const found: TableEntry[] = [];
  for (const name of schemas) {
    const ofSchema = scopes.filter(({ schemaName }) => schemaName === name);
    const all = session.contents?.tables?.filter(({ schemaName }) => schemaName === name);
    const tables = all ?? (await session.readTables(name));
    found.push(
      ...tables.filter((table) =>
        ofSchema.some(({ tableName }) => tableName === undefined || tableName === table.tableName),
      ),
    );
  }
  return found;
}

function checkWithProgress(
  session: ClusterSession,
  tables: readonly TableEntry[],
  object: string,
  before: DriftReport | undefined,
): Thenable<DriftReport> {
  const title = t('{0}: checking drift of {1}', session.profile.name, object);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    return checkDrift(session, tables, {
      signal: abort.signal,
      onTable: ({ tableName }, index, total) => {
        progress.report({ message: `${index + 1}/${total} ${tableName}`, increment: 100 / total });
      },
      ...(before ? { before } : {}),
    });
  });
}

/** Resolves to `go-on` where the tables left are to be checked too. */
async function tellDrift(
  parts: CommandParts,
  session: ClusterSession,
  report: DriftReport,
  objects: readonly string[],
): Promise<'go-on' | undefined> {
  const { name } = session.profile;
  const [object, title] = [named(objects), objectsWords(objects)];
  const isClean = report.drifts.length === 0 && report.unanswered.length === 0;
  const repairable = report.drifts.filter(({ repair }) => repair.length > 0);
  const next = t('Check the next {0}', grouped(Math.min(report.rest.length, mostTablesChecked)));
  const details = t('Show details');
  const repair = t('Repair…');
  const show = isClean ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const answer = await show(
    withoutLinks(driftSummary(report, object, name)),
    ...(repairable.length > 0 ? [repair] : []),
    ...(report.rest.length > 0 ? [next] : []),
    ...(isClean ? [] : [details]),
  );
  if (answer === next) return 'go-on';
  if (answer === details) {
    const text = driftDocument(report, object, name, new Date());
    await parts.documents.show(['drift', name, t('{0} (drift)', title)], text);
  }
  if (answer === repair) {
    const actions = repairable.flatMap((one) => one.repair);
    await carryOut(scopeAction(session, 'repair', actions, object), parts);
  }
  return undefined;
}
