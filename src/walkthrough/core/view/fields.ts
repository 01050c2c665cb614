/** The fields of each step, with what is wrong with them. */
import { t } from '@vscode/l10n';
import { environmentWord } from '../../../clusters/environment';
import { isNumbered } from '../../../clusters/session';
import { isSystemSchema } from '../../../splice/names';
import { peerState } from '../../../ui/words';
import { hasProcedure, parameterNames } from '../signatures';
import { reached, type PairFacts } from '../facts';
import { contentsOf } from '../likeness';
import { isYes, type ChoiceName, type SetUp, type StepId } from '../model';
import { keptNames, narrowingActions } from '../narrowing';
import { asksForAddress, peerProblems } from '../peerProblems';
import type { NamedCluster } from './picture';
import type { FieldView } from './view';

interface FieldContext {
  readonly setUp: SetUp;
  readonly facts: PairFacts;
  readonly clusters: readonly NamedCluster[];
}

export function fieldsOf(step: StepId, context: FieldContext): readonly FieldView[] {
  switch (step) {
    case 'choose':
      return chooseFields(context);
    case 'configure':
      return configureFields(context);
    case 'backup':
      return backupFields(context);
    case 'restore':
      return restoreFields(context);
    case 'peer':
      return peerFields(context);
    case 'remove':
      return removeFields(context);
    case 'narrow':
      return [keepField(context)];
    case 'enable':
    case 'verify':
    case 'report':
      return [];
  }
}

interface Extra {
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly choices?: FieldView['choices'];
}

function field(
  { choices: values }: SetUp,
  name: ChoiceName,
  kind: FieldView['kind'],
  label: string,
  extra: Extra = {},
): FieldView {
  const { hint, problem, choices } = extra;
  return {
    name,
    kind,
    label,
    value: values[name] ?? '',
    ...(hint !== undefined && { hint }),
    ...(problem !== undefined && { problem }),
    ...(choices && { choices }),
  };
}

function chooseFields({ setUp, clusters }: FieldContext): readonly FieldView[] {
  const choices = [
    { value: '', label: t('Choose a cluster') },
    ...clusters.map(({ profile: { id, name, environment } }) => ({
      value: id,
      label: `${name} (${environmentWord(environment)})`,
    })),
  ];
  const same =
    setUp.choices.active !== undefined && setUp.choices.active !== '' && setUp.choices.active === setUp.choices.passive;
  const active = field(setUp, 'active', 'list', t('Active cluster'), { choices, hint: t('It takes the writes.') });
  if (setUp.way !== 'pair') return [active];
  const problem = same ? t('Choose two clusters.') : undefined;
  return [
    active,
    field(setUp, 'passive', 'list', t('Passive cluster'), {
      choices,
      hint: t('Its database will be replaced.'),
      problem,
    }),
  ];
}

function configureFields({ setUp }: FieldContext): readonly FieldView[] {
  const bulk = field(setUp, 'bulkLoads', 'yes-no', t('Bulk loads replicate too'), {
    hint: t(
      'For data that BULK_IMPORT_HFILE loads. Needs three more settings, and files of the active cluster on the passive one.',
    ),
  });
  if (!isYes(setUp, 'bulkLoads')) return [bulk];
  return [
    bulk,
    field(setUp, 'sourceName', 'text', t('Name of the active cluster for its files'), {
      hint: t('Any name of its own, such as east. It becomes hbase.replication.cluster.id.'),
      problem: /[\s/\\]/.test(setUp.choices.sourceName ?? '')
        ? t('It is the name of a folder too: no blanks and no slashes.')
        : undefined,
    }),
    field(setUp, 'confDir', 'text', t('Directory of the settings on the passive cluster'), {
      hint: t(
        'On every region server of the passive cluster; in it a folder of that name with core-site.xml, hdfs-site.xml and hbase-site.xml of the active one.',
      ),
    }),
  ];
}

function backupFields({ setUp, facts }: FieldContext): readonly FieldView[] {
  const directory = field(setUp, 'directory', 'text', t('Backup directory'), {
    hint: t(
      'As the active cluster sees it, best with its host: hdfs://active-host:8020/backup. The passive one has to reach it too.',
    ),
    problem: directoryProblem(setUp.choices.directory ?? ''),
  });
  const active = reached(facts.active)?.overview;
  if (active && !hasProcedure(active, 'SYSCS_BACKUP_DATABASE_ASYNC')) return [directory];
  return [
    directory,
    field(setUp, 'inBackground', 'yes-no', t('Run it in the background'), {
      hint: t('The server then tells how it goes, and the connection is not held meanwhile.'),
    }),
  ];
}

/** Undefined for an empty text: that is said when it is run. */
export function directoryProblem(text: string): string | undefined {
  const directory = text.trim();
  if (directory === '') return undefined;
  if (/['"\u2018-\u201F*]/.test(directory))
    return t('Quotes and asterisks come from copying out of a document: leave them out.');
  return /^(\/|\w+:\/)/.test(directory)
    ? undefined
    : t('Give an absolute path, or an address such as hdfs://host:8020/backup.');
}

function restoreFields({ setUp, facts }: FieldContext): readonly FieldView[] {
  const passive = reached(facts.passive)?.overview;
  const path = setUp.choices.passiveDirectory?.trim() ?? '';
  const fields = [
    field(setUp, 'passiveDirectory', 'text', t('Directory as the passive cluster sees it'), {
      hint: t(
        'With the host of the active cluster’s file system: hdfs://active-host:8020/backup. Without a host it is the passive cluster’s own file system.',
      ),
      problem: directoryProblem(path),
    }),
    field(setUp, 'backupId', 'text', t('Number of the backup'), {
      hint: t('BACKUP_ID in SYS.SYSBACKUP of the active cluster.'),
      problem: /^\s*(\d{1,19}\s*)?$/.test(setUp.choices.backupId ?? '') ? undefined : t('It is a whole number.'),
    }),
  ];
  if (passive && parameterNames(passive, 'SYSCS_RESTORE_DATABASE').length < 3) return fields;
  return [
    ...fields,
    field(setUp, 'validate', 'yes-no', t('Check the backup once more while restoring'), {
      hint: t('The third argument of the call. It means this check, nothing about replication.'),
    }),
  ];
}

function peerFields({ setUp, facts }: FieldContext): readonly FieldView[] {
  const active = reached(facts.active)?.overview;
  const names = active ? parameterNames(active, 'ADD_PEER') : ['enabled'];
  const problems = peerProblems(setUp, facts);
  const given = (name: 'peerId' | 'target') => ((setUp.choices[name] ?? '') === '' ? undefined : problems[name]);
  const address = asksForAddress(facts);
  return [
    field(setUp, 'peerId', 'text', t('Peer id'), {
      hint: t('Your own number for the passive cluster.'),
      problem: given('peerId'),
    }),
    field(setUp, 'target', 'text', address ? t('Host and port of the passive cluster') : t('Cluster key'), {
      hint: address
        ? t('Of its SQL server, as in west.example:1527.')
        : t('As CALL SYSCS_UTIL.GET_CLUSTER_KEY() on the passive cluster returns it.'),
      problem: given('target'),
    }),
    ...(names.includes('enabled')
      ? [
          field(setUp, 'enabled', 'yes-no', t('Start replicating at once'), {
            hint: t('Otherwise the peer is added disabled, and changes wait on the active cluster.'),
          }),
        ]
      : []),
    ...(names.includes('isSerial')
      ? [field(setUp, 'serial', 'yes-no', t('Changes arrive in the order in which they were made'))]
      : []),
  ];
}

function removeFields({ setUp, facts }: FieldContext): readonly FieldView[] {
  const peers = reached(facts.active)?.overview.peers;
  if (!peers?.readable) {
    return [field(setUp, 'peer', 'text', t('Peer id'), peers ? { hint: peers.reason } : {})];
  }
  const removable = peers.value.filter(isNumbered);
  const choices = [
    { value: '', label: removable.length === 0 ? t('There are no peers') : t('Choose a peer') },
    ...removable.map((peer) => ({
      value: String(peer.id),
      label: `${peer.id} → ${peer.clusterKey} (${peerState(peer)})`,
    })),
  ];
  return [field(setUp, 'peer', 'list', t('Peer'), { choices })];
}

const mostNamed = 12;

function keepField({ setUp, facts }: FieldContext): FieldView {
  const schemas = (contentsOf(facts, 'active')?.schemas ?? []).filter((name) => !isSystemSchema(name));
  const narrowing = narrowingActions(setUp, facts);
  const isNamed = keptNames(setUp.choices.keep ?? '').length > 0;
  const named = schemas.slice(0, mostNamed).join(', ') + (schemas.length > mostNamed ? '…' : '');
  return field(setUp, 'keep', 'lines', t('What is to be replicated'), {
    hint: t('One schema or table per line, such as SALES or HR.EMPLOYEES. Schemas here: {0}', named),
    problem: isNamed && narrowing.kind === 'cannot' ? narrowing.reason : undefined,
  });
}
