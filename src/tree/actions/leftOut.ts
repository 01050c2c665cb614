/** What of a selection cannot be turned on: views, synonyms, external tables, names that the server's look-up misses. */
import { t } from '@vscode/l10n';
import { tableObstacle } from '../../splice/replication/effective';
import type { Obstacle, ScopeAction, TableEntry } from '../../splice/replication/model';
import { actionRefusal } from '../../splice/replication/preview';
import { objectOf } from '../../ui/scopeTexts';
import { named } from '../../ui/words';
import { obstacleWords } from '../labels/states';

export type LeftOut = ReadonlyMap<ScopeAction, Obstacle>;

/** @param tables those known; what is not among them is given a try */
export function leftOutOf(actions: readonly ScopeAction[], tables: readonly TableEntry[]): LeftOut {
  return new Map(
    actions.flatMap((action) => {
      const obstacle = obstacleOf(action, tables);
      return obstacle ? [[action, obstacle]] : [];
    }),
  );
}

function obstacleOf(action: ScopeAction, tables: readonly TableEntry[]): Obstacle | undefined {
  const refusal = actionRefusal(action);
  const byName = refusal?.kind === 'name' ? refusal.obstacle : undefined;
  if (action.kind !== 'enable-table') return byName;
  const table = tables.find(
    ({ schemaName, tableName }) => schemaName === action.schemaName && tableName === action.tableName,
  );
  return (table && tableObstacle(table)) ?? byName;
}

export function leftOutText(leftOut: LeftOut): string {
  return t('Left out: {0}.', listed(leftOut));
}

/** Where nothing else was selected. */
export function nothingLeftText(leftOut: LeftOut): string {
  const text = t('Nothing to turn on: {0}.', listed(leftOut));
  return [...leftOut.values()].every(isOfName)
    ? `${text} ${t('The server takes names in upper case only; the whole database covers what it can.')}`
    : text;
}

function listed(leftOut: LeftOut): string {
  return named([...leftOut].map(([action, obstacle]) => `${objectOf(action)} (${obstacleWords(obstacle)})`));
}

function isOfName(obstacle: Obstacle): boolean {
  return obstacle === 'name-not-upper-case' || obstacle === 'name-with-quote-or-blank';
}
