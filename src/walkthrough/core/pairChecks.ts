/** The checks of the first step: whether these clusters can become what was chosen. */
import { t } from '@vscode/l10n';
import type { ClusterOverview } from '../../clusters/session';
import { sameClusterKey } from '../../splice/clusterKey';
import { formatRelease } from '../../splice/release';
import { hasProcedure, isUnread, parameterNames } from './signatures';
import { reached, type ClusterFacts, type PairFacts, type ReachedCluster } from './facts';
import type { Finding, SetUp, Side, Way } from './model';
import { nameOf } from './planOf';

const needed: Readonly<Record<Way, Readonly<Record<Side, readonly string[]>>>> = {
  pair: {
    active: ['ENABLE_DATABASE_REPLICATION', 'SYSCS_BACKUP_DATABASE', 'ADD_PEER'],
    passive: ['GET_CLUSTER_KEY', 'SYSCS_RESTORE_DATABASE'],
  },
  'remove-peer': { active: ['REMOVE_PEER'], passive: [] },
  narrow: {
    active: ['ENABLE_DATABASE_REPLICATION', 'DISABLE_SCHEMA_REPLICATION', 'DISABLE_TABLE_REPLICATION'],
    passive: [],
  },
};

/** Called where the release has them: a lack of the right to call them ends a step just so. */
const alsoCalled: Readonly<Record<Side, readonly string[]>> = {
  active: ['SYSCS_BACKUP_DATABASE_ASYNC'],
  passive: ['VALIDATE_BACKUP'],
};

export function pairFindings(setUp: SetUp, facts: PairFacts): readonly Finding[] {
  const sides: readonly Side[] = setUp.way === 'pair' ? ['active', 'passive'] : ['active'];
  return [
    ...sides.flatMap((side) => clusterFindings(setUp, facts[side], side)),
    ...(setUp.way === 'pair' ? together(setUp, reached(facts.active), reached(facts.passive)) : []),
  ];
}

const pass = (text: string): Finding => ({ level: 'pass', text });
const warn = (text: string, cure?: string): Finding => ({ level: 'warn', text, ...(cure !== undefined && { cure }) });
const fail = (text: string, cure?: string): Finding => ({ level: 'fail', text, ...(cure !== undefined && { cure }) });
const unknown = (text: string, cure?: string): Finding => ({
  level: 'unknown',
  text,
  ...(cure !== undefined && { cure }),
});

function clusterFindings(setUp: SetUp, facts: ClusterFacts | undefined, side: Side): readonly Finding[] {
  const name = nameOf(setUp, side);
  if (!facts) return [fail(side === 'active' ? t('No active cluster is chosen.') : t('No passive cluster is chosen.'))];
  if (!facts.reached) return [fail(t('{0} cannot be reached: {1}', name, facts.reason), facts.advice)];
  return [
    pass(t('{0} answers.', name)),
    releaseFinding(name, facts.overview),
    ...procedureFindings(name, facts.overview, needed[setUp.way][side]),
    ...privilegeFindings(name, facts.overview, calledOn(setUp, facts.overview, side)),
    roleFinding(name, facts.overview, side),
    ...(facts.overview.memPlatform
      ? [
          fail(
            t('{0} is the memory platform: it has no HBase and replicates nothing.', name),
            t('Choose a cluster on HBase.'),
          ),
        ]
      : []),
    ...keyFindings(name, facts.overview, side),
    ...peerFindings(name, facts.overview, side),
    rowsFinding(name, facts, side),
  ];
}

function releaseFinding(name: string, { release }: ClusterOverview): Finding {
  return release
    ? pass(t('{0} runs release {1}.', name, formatRelease(release)))
    : unknown(t('{0} does not tell its release.', name), t('Procedures are taken from its catalogue.'));
}

function procedureFindings(name: string, overview: ClusterOverview, names: readonly string[]): readonly Finding[] {
  if (isUnread(overview)) return [unknown(t('Which procedures {0} has cannot be read.', name))];
  const missing = names.filter((procedure) => !hasProcedure(overview, procedure));
  if (missing.length === 0) return names.length === 0 ? [] : [pass(t('{0} has the procedures that are needed.', name))];
  return [
    fail(
      t('{0} lacks {1}.', name, missing.join(', ')),
      t(
        'Replication of the whole database came with 3.0.0.1931, its rows with 3.0.0.1940 and 3.1.0.1951: upgrade the cluster.',
      ),
    ),
  ];
}

function calledOn({ way }: SetUp, overview: ClusterOverview, side: Side): readonly string[] {
  const also = way === 'pair' ? alsoCalled[side].filter((name) => hasProcedure(overview, name)) : [];
  return [...needed[way][side], ...also];
}

function privilegeFindings(name: string, { missing }: ClusterOverview, names: readonly string[]): readonly Finding[] {
  const lacking = missing.procedures.filter((procedure) => names.includes(procedure));
  const other = missing.procedures.filter((procedure) => !names.includes(procedure));
  const cure =
    missing.grants.length === 0 ? undefined : t('The database owner can run: {0}', missing.grants.join('; '));
  if (lacking.length > 0) return [fail(t('This user of {0} may not call {1}.', name, lacking.join(', ')), cure)];
  if (other.length > 0) return [warn(t('This user of {0} may not call {1}.', name, other.join(', ')), cure)];
  return [pass(t('No missing privilege of this user is known on {0}.', name))];
}

function roleFinding(name: string, { role }: ClusterOverview, side: Side): Finding {
  if (!role.readable) return unknown(t('The role of {0} cannot be read: {1}', name, role.reason));
  switch (role.value) {
    case 'NONE':
      return pass(t('{0} has no role yet.', name));
    case 'PRIMARY':
      return side === 'active'
        ? pass(t('{0} has the role PRIMARY.', name))
        : fail(
            t('{0} has the role PRIMARY: it is an active cluster.', name),
            t('Choose another cluster as the passive one, or swap the two.'),
          );
    case 'REPLICA':
      return side === 'passive'
        ? pass(t('{0} has the role REPLICA.', name))
        : fail(
            t('{0} has the role REPLICA: it takes no writes.', name),
            t('Choose another cluster as the active one, or swap the two.'),
          );
  }
}

function keyFindings(name: string, { clusterKey }: ClusterOverview, side: Side): readonly Finding[] {
  if (clusterKey.readable) return [pass(t('{0} has the cluster key {1}.', name, clusterKey.value))];
  if (side === 'active') return [];
  return [
    unknown(
      t('The cluster key of {0} cannot be read: {1}', name, clusterKey.reason),
      t('It can be typed in the step that adds the peer.'),
    ),
  ];
}

function peerFindings(name: string, { peers }: ClusterOverview, side: Side): readonly Finding[] {
  if (!peers.readable)
    return side === 'active' ? [unknown(t('The peers of {0} cannot be read: {1}', name, peers.reason))] : [];
  if (peers.value.length === 0) return side === 'active' ? [pass(t('{0} has no peers.', name))] : [];
  const list = peers.value.map(({ id, clusterKey }) => `${id} → ${clusterKey}`).join(', ');
  return side === 'active'
    ? [pass(t('{0} has peers: {1}.', name, list))]
    : [
        warn(
          t('{0} has peers of its own: {1}.', name, list),
          t('Two clusters that are each other’s peers send changes in circles. Remove those peers.'),
        ),
      ];
}

function rowsFinding(name: string, { contents, overview: { missing } }: ReachedCluster, side: Side): Finding {
  const cure = missing.cannotReadSys ? t('The database owner can run: {0}', missing.grants[0] ?? '') : undefined;
  if (!contents.readable)
    return unknown(t('Schemas and tables of {0} cannot be read: {1}', name, contents.reason), cure);
  const { rows } = contents.value;
  if (rows.readable) return pass(t('SYS of {0} can be read.', name));
  const text = t('SYS of {0} cannot be read: {1}', name, rows.reason);
  return side === 'active' && missing.cannotReadSys ? fail(text, cure) : unknown(text, cure);
}

function together(
  setUp: SetUp,
  active: ReachedCluster | undefined,
  passive: ReachedCluster | undefined,
): readonly Finding[] {
  if (!active || !passive) return [];
  const [one, other] = [active.overview, passive.overview];
  const names = [nameOf(setUp, 'active'), nameOf(setUp, 'passive')] as const;
  const findings: Finding[] = [];
  if (one.release && other.release) {
    const [first, second] = [formatRelease(one.release), formatRelease(other.release)];
    findings.push(
      first === second
        ? pass(t('Both run the same release.'))
        : warn(
            t('The releases differ: {0} and {1}.', first, second),
            t('A backup can only be restored by a release that reads it: bring both to the same release.'),
          ),
    );
  }
  if (
    one.clusterKey.readable &&
    other.clusterKey.readable &&
    sameClusterKey(one.clusterKey.value, other.clusterKey.value)
  ) {
    findings.push(fail(t('{0} and {1} are the same cluster.', ...names), t('Choose two clusters.')));
  }
  if (one.peers.readable && other.clusterKey.readable) {
    const key = other.clusterKey.value;
    const known = one.peers.value.find(({ clusterKey }) => sameClusterKey(clusterKey, key));
    if (known) {
      findings.push(
        warn(
          t('{0} is peer {1} of {2} already.', names[1], known.id, names[0]),
          t('To begin afresh, remove the peer first: there is a way for it beside this one.'),
        ),
      );
    }
  }
  if (parameterNames(one, 'ADD_PEER').includes('hostAndPort')) {
    findings.push(
      warn(t('ADD_PEER of this release asks for host and SQL port of the passive cluster, and sets both roles.')),
    );
  }
  return findings;
}

export function failures(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level === 'fail');
}
