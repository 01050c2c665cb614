/** What the steps that change nothing ask: Choose, Configure and Verify. */
import { t } from '@vscode/l10n';
import { allTablesQuery, rowsQuery } from '../../clusters/catalogueReading';
import { configProcedure, reached, type PairFacts } from './facts';
import type { SetUp, Side } from './model';
import { plannedCall, type PlannedCall, type PlannedQuery, type PlannedStatement } from './plan';
import { hasProcedure } from './signatures';
import { tablesToAsk } from './tablesToAsk';

export const enabledProcedure = 'REPLICATION_ENABLED';
export const progressProcedure = 'GET_REPLICATION_PROGRESS';

export function choosePlan(setUp: SetUp, facts: PairFacts): readonly PlannedStatement[] {
  const ask = (on: Side, names: readonly string[]) => names.map((name) => plannedCall(on, name, [], t('Read only')));
  const onActive = ask('active', ['SYSCS_GET_VERSION_INFO', 'GET_REPLICATION_ROLE', 'LIST_PEERS']);
  const onPassive = ask('passive', ['SYSCS_GET_VERSION_INFO', 'GET_REPLICATION_ROLE', 'GET_CLUSTER_KEY']);
  return present(facts, setUp.way === 'pair' ? [...onActive, ...onPassive] : onActive);
}

export function configurePlan(facts: PairFacts): readonly PlannedStatement[] {
  const purpose = t('The settings of every server; both arguments are ignored');
  return present(
    facts,
    (['active', 'passive'] as const).map((on) => plannedCall(on, configProcedure, ['', 0], purpose)),
  );
}

export function verifyPlan(facts: PairFacts): readonly PlannedStatement[] {
  const query = (on: Side, sql: string, purpose: string): PlannedQuery => ({
    kind: 'query',
    on,
    sql,
    values: [],
    purpose,
  });
  // What the facts are read by comes first, as it does when it is sent.
  return [
    ...present(facts, [
      plannedCall('active', 'GET_REPLICATION_ROLE', [], t('PRIMARY')),
      plannedCall('active', 'LIST_PEERS', [], t('The peer is listed and enabled')),
    ]),
    query('active', allTablesQuery, t('Schemas and tables, to be compared')),
    query('active', rowsQuery, t('One row DATABASE: everything is replicated')),
    ...present(facts, [plannedCall('passive', 'GET_REPLICATION_ROLE', [], t('REPLICA'))]),
    query('passive', allTablesQuery, t('The same schemas and tables')),
    ...present(facts, [
      ...tablesToAsk(facts).map(({ schemaName, tableName }) =>
        plannedCall('active', enabledProcedure, [schemaName, tableName], t('TRUE: HBase replicates it')),
      ),
      plannedCall(
        'passive',
        progressProcedure,
        [],
        t('Up to when changes have arrived; an Error only means that nothing is known yet'),
      ),
    ]),
  ];
}

/** Without what a cluster’s server does not have; of one that has not been read, everything. */
function present(facts: PairFacts, calls: readonly PlannedCall[]): readonly PlannedCall[] {
  return calls.filter(({ on, procedure }) => {
    const overview = reached(facts[on])?.overview;
    return overview === undefined || hasProcedure(overview, procedure);
  });
}
