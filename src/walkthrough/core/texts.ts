/** The words of the walkthrough: titles, states, and why each step is there. */
import { t } from '@vscode/l10n';
import type { StepId, StepState, Way } from './model';

export function stepTitle(step: StepId): string {
  switch (step) {
    case 'choose':
      return t('Choose');
    case 'configure':
      return t('Configure');
    case 'enable':
      return t('Enable');
    case 'backup':
      return t('Back up');
    case 'restore':
      return t('Restore');
    case 'peer':
      return t('Add the peer');
    case 'remove':
      return t('Remove the peer');
    case 'narrow':
      return t('Leave out');
    case 'verify':
      return t('Verify');
    case 'report':
      return t('Report');
  }
}

export function stateWord(state: StepState, step: StepId): string {
  switch (state) {
    case 'todo':
      return t('to do');
    case 'running':
      return t('running');
    case 'done':
      return t('done');
    case 'warned':
      return step === 'verify' ? t('done, with notes') : t('no change');
    case 'failed':
      return t('failed');
    case 'unknown':
      return t('unknown');
    case 'by-hand':
      return t('done by hand');
    case 'skipped':
      return t('skipped');
  }
}

export function wayTitle(way: Way): string {
  switch (way) {
    case 'pair':
      return t('Set up a pair');
    case 'remove-peer':
      return t('Remove a peer');
    case 'narrow':
      return t('Replicate only some schemas or tables');
  }
}

/** Two or three sentences. Where the vendor’s page leads astray, what is right. */
export function stepReason(step: StepId, way: Way): string {
  switch (step) {
    case 'choose':
      return chooseReason(way);
    case 'configure':
      return t(
        'Both clusters need HBase’s replication services replaced by Splice’s, and Splice’s replication turned on. The settings stand in hbase-site.xml and count after a restart of the cluster.',
      );
    case 'enable':
      return way === 'narrow'
        ? t(
            'The whole database comes first: only it switches on the tables in which the server keeps its transactions, without which a replica may not show the rows that arrive.',
          )
        : t(
            'Turns replication on for the whole database. It replaces narrower settings of schemas and tables: these are not independent of one another. Every table goes offline for a moment while HBase is changed.',
          );
    case 'backup':
      return t(
        'The passive cluster begins with a full backup of the active one. It must begin after replication was turned on, or what is written in between is lost. Keep the active cluster quiet until the peer is added.',
      );
    case 'restore':
      return t(
        'Replaces the whole database of the passive cluster by that backup. Give the directory as the passive cluster sees it: a path without a host means its own file system there. The cluster has to be restarted afterwards.',
      );
    case 'peer':
      return t(
        'From then on the active cluster sends its changes to the passive one. The key is what the passive cluster itself answers to GET_CLUSTER_KEY: its ZooKeeper hosts, the port and the node of HBase.',
      );
    case 'remove':
      return t(
        'The peer gets no more changes. Adding it again later does not bring what it missed: that takes a backup and a restore. To pause only, disable the peer.',
      );
    case 'narrow':
      return t(
        'Schemas and tables that are not named are turned off one by one, below the whole database. Its row is then replaced by rows of schemas and tables: new schemas are no longer covered.',
      );
    case 'verify':
      return t(
        'Compares what both clusters say: peer, roles, what is replicated, schemas and tables, and how far the passive cluster has come.',
      );
    case 'report':
      return t('Everything that ran, when, where, and what came of it.');
  }
}

function chooseReason(way: Way): string {
  switch (way) {
    case 'pair':
      return t(
        'The active cluster takes the writes; the passive one gets a copy of them and can be read. Nothing is changed in this step: both are only looked at.',
      );
    case 'remove-peer':
      return t('The active cluster keeps the list of its peers. Nothing is changed in this step.');
    case 'narrow':
      return t('What is replicated is decided on the active cluster. Nothing is changed in this step.');
  }
}
