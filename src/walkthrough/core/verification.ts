/** Whether the pair replicates: both clusters compared, without asking them anything more. */
import { t } from '@vscode/l10n';
import type { Outcome } from '../../splice/outcome';
import { RowIndex, tableState } from '../../splice/replication/effective';
import type { ReplicationRow, TableEntry } from '../../splice/replication/model';
import type { Readable, ReplicationRole } from '../../clusters/session';
import type { ReplicationProgress } from '../../splice/outcomeOf';
import { reached, type PairFacts } from './facts';
import { contentsOf, likenessOf } from './likeness';
import { listedText } from './listedPeer';
import type { Finding, SetUp, Table } from './model';
import { nameOf } from './planOf';
import { passivePeer } from './passivePeer';

/** What only asking can tell. */
export interface Asked {
  /** REPLICATION_ENABLED of a few tables of the active cluster. */
  readonly enabled: readonly { readonly table: TableEntry; readonly enabled: Readable<boolean> }[];
  /** Undefined where the release has no such procedure. */
  readonly progress: Readable<ReplicationProgress> | undefined;
}

export interface Verification {
  readonly findings: readonly Finding[];
  readonly differences: Table;
}

const mostDifferences = 50;

export function verify(setUp: SetUp, facts: PairFacts, asked: Asked): Verification {
  const differences: string[][] = [];
  const findings: Finding[] = [
    ...unreached(setUp, facts),
    peerFinding(setUp, facts),
    ...roleFindings(setUp, facts),
    ...scopeFinding(setUp, facts),
    ...asked.enabled.map(({ table, enabled }) => enabledFinding(table, enabled, contentsOf(facts, 'active')?.rows)),
    ...contentFindings(facts, differences),
    ...(asked.progress ? [progressFinding(setUp, asked.progress)] : []),
  ];
  return {
    findings,
    differences: { columns: [t('What'), nameOf(setUp, 'active'), nameOf(setUp, 'passive')], rows: differences },
  };
}

/** What could not be read counts against the pair: nothing is said to be well that was not seen. */
export function verdictOf(findings: readonly Finding[]): Outcome {
  const count = (wanted: Finding['level']) => findings.filter(({ level, aside }) => level === wanted && !aside).length;
  const [failed, untold, notes] = [count('fail'), count('unknown'), count('warn')];
  if (failed > 0) return { kind: 'failure', message: t('Checks that failed: {0}', failed) };
  if (untold > 0)
    return { kind: 'warning', message: t('Whether the pair replicates is not certain. Not told: {0}', untold) };
  if (notes > 0) return { kind: 'warning', message: t('The pair is set up, with things to know: {0}', notes) };
  return { kind: 'success', message: t('The pair replicates.') };
}

function unreached(setUp: SetUp, facts: PairFacts): readonly Finding[] {
  return (['active', 'passive'] as const).flatMap((side): Finding[] => {
    const cluster = facts[side];
    if (cluster?.reached) return [];
    const reason = cluster ? cluster.reason : t('It is not chosen.');
    return [{ level: 'fail', text: t('{0} cannot be reached: {1}', nameOf(setUp, side), reason) }];
  });
}

function peerFinding(setUp: SetUp, facts: PairFacts): Finding {
  const found = passivePeer(setUp, facts);
  if ('unreadable' in found) return { level: 'unknown', text: t('The peer cannot be told: {0}', found.unreadable) };
  const { peer } = found;
  if (!peer)
    return {
      level: 'fail',
      text: t('The passive cluster is no peer of the active one.'),
      cure: t('Go back to the step that adds the peer.'),
    };
  const text = listedText(peer);
  if (peer.enabled === undefined) return { level: 'unknown', text };
  if (peer.enabled) return { level: 'pass', text };
  return {
    level: 'warn',
    text,
    cure: t('Enable it in the tree, or with ENABLE_PEER: until then changes wait on the active cluster.'),
  };
}

function roleFindings(setUp: SetUp, facts: PairFacts): readonly Finding[] {
  const wanted: Readonly<Record<'active' | 'passive', ReplicationRole>> = { active: 'PRIMARY', passive: 'REPLICA' };
  return (['active', 'passive'] as const).flatMap((side): Finding[] => {
    const role = reached(facts[side])?.overview.role;
    if (!role) return [];
    const name = nameOf(setUp, side);
    if (!role.readable)
      return [{ level: 'unknown', text: t('The role of {0} cannot be read: {1}', name, role.reason) }];
    if (role.value === wanted[side]) return [{ level: 'pass', text: t('{0} has the role {1}.', name, role.value) }];
    return [
      {
        level: role.value === 'NONE' ? 'warn' : 'fail',
        text: t('{0} has the role {1}; {2} is to be expected.', name, role.value, wanted[side]),
        cure: t('The role is set by the server’s own set-up; SET_REPLICATION_ROLE changes it, which is for experts.'),
      },
    ];
  });
}

function scopeFinding(setUp: SetUp, facts: PairFacts): readonly Finding[] {
  const rows = contentsOf(facts, 'active')?.rows;
  if (!rows) return [];
  const name = nameOf(setUp, 'active');
  if (!rows.readable) return [{ level: 'unknown', text: t('SYS of {0} cannot be read: {1}', name, rows.reason) }];
  if (new RowIndex(rows.value).hasDatabase)
    return [{ level: 'pass', text: t('{0} replicates its whole database.', name) }];
  return [
    {
      level: 'warn',
      text: t('{0} does not replicate its whole database: SYS.SYSREPLICATION has no row DATABASE.', name),
      cure: t('Turn the whole database on, unless it was narrowed on purpose.'),
    },
  ];
}

function enabledFinding(
  table: TableEntry,
  enabled: Readable<boolean>,
  rows: Readable<readonly ReplicationRow[]> | undefined,
): Finding {
  const name = `${table.schemaName}.${table.tableName}`;
  if (!enabled.readable)
    return { level: 'unknown', text: t('Whether HBase replicates {0} cannot be read: {1}', name, enabled.reason) };
  if (enabled.value) return { level: 'pass', text: t('HBase replicates {0}.', name) };
  const text = t('HBase does not replicate {0}.', name);
  const state = tableState(rows?.readable ? new RowIndex(rows.value) : undefined, table);
  if (state.kind === 'not-replicated')
    return {
      level: 'warn',
      text,
      cure: t('No row of SYS.SYSREPLICATION covers it: turn it on, unless it is left out on purpose.'),
    };
  return { level: 'fail', text, cure: switchCure(state.kind === 'replicated' ? state.via : undefined) };
}

/** A narrower DISABLE would take the broader row away, and put many narrower ones in its place. */
function switchCure(via: 'database' | 'schema' | 'table' | undefined): string {
  switch (via) {
    case 'database':
      return t(
        'Turn the whole database off and on again: DISABLE_DATABASE_REPLICATION, then ENABLE_DATABASE_REPLICATION. Every table goes offline for a moment, and what is written in between does not arrive.',
      );
    case 'schema':
      return t(
        'Turn its schema off and on again: DISABLE_SCHEMA_REPLICATION, then ENABLE_SCHEMA_REPLICATION. What is written in between does not arrive.',
      );
    case 'table':
      return t(
        'Turn it off and on again: DISABLE_TABLE_REPLICATION, then ENABLE_TABLE_REPLICATION. What is written in between does not arrive.',
      );
    case undefined:
      return t('Which row of SYS.SYSREPLICATION covers it is not known: look there before anything is turned off.');
  }
}

function contentFindings(facts: PairFacts, differences: string[][]): readonly Finding[] {
  if (!reached(facts.active) || !reached(facts.passive)) return [];
  const likeness = likenessOf(facts);
  if (!likeness)
    return [
      { level: 'unknown', text: t('Schemas and tables of both cannot be compared: one of them cannot be read whole.') },
    ];
  const { onlyActive, onlyPassive } = likeness;
  for (const name of onlyActive) differences.push([name, t('there'), t('missing')]);
  for (const name of onlyPassive) differences.push([name, t('missing'), t('there')]);
  const all = differences.length;
  if (all === 0) return [{ level: 'pass', text: t('Both have the same schemas and tables.') }];
  if (all > mostDifferences)
    differences.splice(mostDifferences, Infinity, [t('and {0} more', all - mostDifferences), '', '']);
  return [
    {
      level: 'fail',
      text: t('Schemas and tables that only one of them has: {0}', all),
      cure: t(
        'What only the active one has was made after the backup: back up and restore again. What only the passive one has came in another way.',
      ),
    },
  ];
}

function progressFinding(setUp: SetUp, progress: Readable<ReplicationProgress>): Finding {
  const name = nameOf(setUp, 'passive');
  if (!progress.readable)
    return {
      level: 'unknown',
      aside: true,
      text: t('How far {0} has come cannot be read: {1}', name, progress.reason),
    };
  if (progress.value.kind === 'as-of')
    return { level: 'pass', text: t('{0} has caught up as of {1}.', name, progress.value.time) };
  return {
    level: 'unknown',
    aside: true,
    text: t('{0} does not tell yet how far it has come: nothing may have been written since.', name),
  };
}
