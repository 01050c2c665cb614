/** Compares what the tables really do with what the rows say, one call of REPLICATION_ENABLED per table. */
import { t } from '@vscode/l10n';
import type { ClusterSession } from '../../clusters/session';
import { driftOf, type Drift } from '../../splice/replication/drift';
import { RowIndex, tableObstacle } from '../../splice/replication/effective';
import type { TableEntry } from '../../splice/replication/model';
import { readAt, tablesCounted } from '../../ui/words';
import { absenceText, type Server } from './absence';
import { columns } from './rowsDocument';

/** Each table costs a call; after so many the check asks whether to go on. */
export const mostTablesChecked = 500;

export interface DriftReport {
  readonly drifts: readonly Drift[];
  readonly checked: number;
  /** Tables the server would not answer for, with its reason. */
  readonly unanswered: readonly { readonly table: TableEntry; readonly reason: string }[];
  /** Not checked: the person cancelled, or the tables were too many. */
  readonly rest: readonly TableEntry[];
  readonly at: Date;
}

export interface DriftOptions {
  readonly signal: AbortSignal;
  readonly onTable: (table: TableEntry, index: number, total: number) => void;
  /** The check that this one goes on with. */
  readonly before?: DriftReport;
}

/** Why nothing can be told of the tables of this cluster; undefined where they can be asked. */
export function whyNoDriftCheck(
  overview: Server & { readonly memPlatform: boolean },
  cluster: string,
): string | undefined {
  if (overview.memPlatform) {
    return t(
      '{0} is a memory platform: REPLICATION_ENABLED says no for every table, so drift cannot be told.',
      cluster,
    );
  }
  const absence = absenceText(overview, ['REPLICATION_ENABLED'], cluster);
  return absence && t('{0} Whether the tables do what the rows say cannot be told.', absence);
}

/** Views and the like are passed over. Rejects where the rows cannot be read: there is nothing to compare with then. */
export async function checkDrift(
  session: Pick<ClusterSession, 'readRows' | 'readReplicationEnabled'>,
  tables: readonly TableEntry[],
  { signal, onTable, before }: DriftOptions,
): Promise<DriftReport> {
  const rows = await session.readRows({ signal });
  if (!rows.readable) throw new Error(rows.reason);
  const index = new RowIndex(rows.value);
  const candidates = tables.filter((table) => tableObstacle(table) === undefined);
  const chosen = candidates.slice(0, mostTablesChecked);
  const drifts: Drift[] = [...(before?.drifts ?? [])];
  const unanswered: { table: TableEntry; reason: string }[] = [...(before?.unanswered ?? [])];
  let checked = 0;
  for (const [position, table] of chosen.entries()) {
    if (signal.aborted) break;
    onTable(table, position, chosen.length);
    const enabled = await session.readReplicationEnabled(table.schemaName, table.tableName, { signal });
    checked += 1;
    if (!enabled.readable) {
      unanswered.push({ table, reason: enabled.reason });
      continue;
    }
    const drift = driftOf(index, table, enabled.value);
    if (drift) drifts.push(drift);
  }
  const rest = candidates.slice(checked);
  return { drifts, checked: (before?.checked ?? 0) + checked, unanswered, rest, at: new Date() };
}

/** One sentence. */
export function driftSummary(report: DriftReport, object: string, cluster: string): string {
  const { drifts, checked, unanswered, rest: left } = report;
  if (checked === 0) return t('{0} on {1} has no table that could be checked.', object, cluster);
  if (checked === unanswered.length)
    return t('{0} on {1}: no table gave an answer. {2}', object, cluster, unanswered[0]?.reason ?? '');
  const some = unanswered.length > 0 ? ` ${t('{0} gave no answer.', unanswered.length)}` : '';
  const rest = left.length > 0 ? ` ${t('{0} were not checked.', tablesCounted(left.length))}` : '';
  return drifts.length === 0
    ? `${t('{0} on {1}: {2} checked, rows and tables agree.', object, cluster, checked - unanswered.length)}${some}${rest}`
    : `${t('{0} on {1}: {2} of {3} checked do not do what the rows say.', object, cluster, drifts.length, checked)}${some}${rest}`;
}

/** Every table that drifted or gave no answer, with what would repair it. */
export function driftDocument(report: DriftReport, object: string, cluster: string, now: Date): string {
  const lines = [
    ...report.drifts.map((drift) => [nameOf(drift.table), driftWords(drift), repairWords(drift)]),
    ...report.unanswered.map(({ table, reason }) => [nameOf(table), t('no answer'), reason]),
  ];
  const heading = [t('Table'), t('State'), t('Repair')];
  const summary = driftSummary(report, object, cluster);
  return `-- ${summary}\n-- ${t('Checked at {0}', readAt(report.at, now))}\n\n${columns([heading, ...lines])}\n`;
}

function driftWords({ kind }: Drift): string {
  return kind === 'on-without-row'
    ? t('replicates, though no row says so')
    : t('does not replicate, though a row says so');
}

function repairWords({ repair }: Drift): string {
  const [first] = repair;
  if (first === undefined) return t('turn the schema or the database off and on');
  return first.kind === 'enable-table' ? t('turn it on, then off') : t('turn it off, then on');
}

function nameOf({ schemaName, tableName }: TableEntry): string {
  return `${schemaName}.${tableName}`;
}
