/** What would make ENABLE_DATABASE_REPLICATION, or other calls, fail, as findings. */
import { t } from '@vscode/l10n';
import { hindranceQuery, hindrances, suspectsIn, suspicion, type Hindrance } from '../../splice/replication/preflight';
import type { ScopeAction } from '../../splice/replication/model';
import type { ContentsReading } from '../../clusters/session';
import type { ClusterPort } from './facts';
import type { Finding } from './model';

const mostShown = 20;

/** By what was read, else by a query of its own where the catalogue is too large to be read whole. */
export async function preflight(
  port: Pick<ClusterPort, 'query'>,
  contents: ContentsReading,
): Promise<readonly Finding[]> {
  if (contents.tables) return preflightOf(contents);
  const { rows } = await port.query(hindranceQuery);
  return findingsOf(suspectsIn(rows).map((table) => ({ table, obstacle: suspicion(table) ?? 'name-not-upper-case' })));
}

export function preflightOf(
  { schemas, tables = [], rows }: ContentsReading,
  actions: readonly ScopeAction[] = [{ kind: 'enable-database' }],
): readonly Finding[] {
  const contents = { schemas, tables, rows: rows.readable ? rows.value : [] };
  return findingsOf(actions.flatMap((action) => hindrances(contents, action)));
}

function findingsOf(found: readonly Hindrance[]): readonly Finding[] {
  const shown = found
    .slice(0, mostShown)
    .map(({ table, obstacle }) => finding(`${table.schemaName}.${table.tableName}`, obstacle));
  const more = found.length - shown.length;
  return more > 0 ? [...shown, { level: 'fail', text: t('And {0} more.', more) }] : shown;
}

function finding(name: string, obstacle: Hindrance['obstacle']): Finding {
  switch (obstacle) {
    case 'temporary':
      return {
        level: 'fail',
        text: t('{0} is a live temporary table, which makes the call fail.', name),
        cure: t('Let its session end, or drop it there.'),
      };
    case 'external':
      // Inferred from the engine's source, never seen: said, but no reason to hold back.
      return {
        level: 'warn',
        text: t('{0} is an external table, which is likely to make the call fail half-way.', name),
        cure: t('Drop it for the time being and make it again afterwards.'),
      };
    case 'name-not-upper-case':
    case 'name-with-quote-or-blank':
      return {
        level: 'fail',
        text: t('{0}: a name that is not upper-case makes the call fail.', name),
        cure: t('Rename it, or drop it for the time being.'),
      };
  }
}
