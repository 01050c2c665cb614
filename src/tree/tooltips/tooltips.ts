/** What a line says when asked: why it is so, where that comes from, when it was read, what its switch would do. */
import { t } from '@vscode/l10n';
import { environmentWord } from '../../clusters/environment';
import { isNumbered, type Peer } from '../../clusters/session';
import { productText } from '../../clusters/productText';
import { formatRelease } from '../../splice/release';
import { rowText } from '../../splice/replication/rows';
import type { ActionPlace } from '../actions/plan';
import type { ClusterModel } from '../clusterModel';
import type { ContentsIndex } from '../contentsIndex';
import { databaseSwitch, switchOf } from '../labels/states';
import { findingWords } from '../labels/rowLine';
import { sideOf } from '../labels/side';
import { findPeer, lineOf, type LineFacts } from '../lines';
import type { ClusterNode, PeerNode, RowNode, SchemaNode, TableNode, TreeNode } from '../nodes';
import { repairOf } from '../repairs';
import { readAt } from '../../ui/words';
import { code, paragraphs, plain } from '../../ui/markdown';
import { databaseReason, schemaReason, tableReason, type Reason } from './reasons';
import { peerSwitchText, switchText } from './switchTexts';

/** Markdown; every name in it is escaped. */
export function tooltipOf(node: TreeNode, facts: LineFacts, now: Date): string {
  const { model } = facts;
  switch (node.kind) {
    case 'cluster':
      return ofCluster(node, model, now);
    case 'peer':
      return ofPeer(node, facts, now);
    case 'schema':
      return ofSchema(node, model, now);
    case 'table':
      return ofTable(node, model, now);
    case 'row':
      return ofRow(node, model, now);
    case 'error': {
      const line = lineOf(node, facts);
      return paragraphs(plain(line.label), plain(line.description));
    }
    case 'peers': {
      const { status } = model.session;
      const peers = status.kind === 'connected' ? status.overview.peers : undefined;
      return paragraphs(lineText(node, facts), peers && readText(peers.at, now));
    }
    case 'schemas': {
      const reading = model.index?.reading;
      return paragraphs(lineText(node, facts), reading && readText(reading.at, now));
    }
    case 'waiting':
    case 'more':
    case 'note':
      return lineText(node, facts);
  }
}

function lineText(node: TreeNode, facts: LineFacts): string {
  const line = lineOf(node, facts);
  return plain(line.description === '' ? line.label : `${line.label}: ${line.description}`);
}

function ofCluster(_node: ClusterNode, { session, index }: ClusterModel, now: Date): string {
  const { profile, status } = session;
  const title = `**${plain(profile.name)}** ${plain(environmentWord(profile.environment))}`;
  if (status.kind === 'failed') {
    return paragraphs(title, plain(status.failure.message), plain(status.failure.advice ?? ''));
  }
  if (status.kind !== 'connected') return paragraphs(title, plain(t('Expand it to connect.')));
  const { overview } = status;
  const { clusterKey, missing, release, product } = overview;
  const database = index?.database;
  return paragraphs(
    title,
    session.busyWith === undefined ? undefined : plain(t('Busy: {0}', session.busyWith)),
    plain([release && t('Release {0}', formatRelease(release)), productText(product)].filter(Boolean).join(', ')),
    roleSentence(session),
    database && reasonText(databaseReason(database), sideOf(status) === 'passive'),
    database && whyUnknown(database, index),
    clusterKey.readable
      ? `${plain(t('Cluster key'))} ${code(clusterKey.value)}`
      : plain(t('Cluster key unknown: {0}', clusterKey.reason)),
    missing.grants.length > 0
      ? plain(t('This user may not do everything: “Show what this user may not do” lists the GRANT statements.'))
      : undefined,
    databasesText(overview.databases),
    overview.memPlatform ? plain(t('A memory platform: nothing really replicates here.')) : undefined,
    database && switchText({ kind: 'cluster' }, databaseSwitch(database), index.contents, whereOf(session)),
    readText(index?.reading.rows.at ?? overview.at, now),
  );
}

function databasesText(databases: number | undefined): string | undefined {
  if (databases === undefined || databases < 2) return undefined;
  return plain(
    t(
      'Its servers hold {0} databases. Shown are the schemas of the one that is connected to; the rows are of all.',
      databases,
    ),
  );
}

function roleSentence({ status }: ClusterModel['session']): string | undefined {
  if (status.kind !== 'connected') return undefined;
  const { role, peers } = status.overview;
  if (!role.readable) return plain(t('Its role cannot be read: {0}', role.reason));
  switch (role.value) {
    case 'PRIMARY':
      return plain(t('Active: its role is PRIMARY.'));
    case 'REPLICA':
      return plain(t('Passive: its role is REPLICA. It is read-only and follows its active cluster.'));
    case 'NONE':
      return peers.readable && peers.value.length > 0
        ? plain(t('It has no role, but it has peers, as an active cluster has.'))
        : plain(t('It has no role: replication was not set up here, or not finished.'));
  }
}

function ofPeer(node: PeerNode, { model: { session }, leadsTo }: LineFacts, now: Date): string {
  const peer = findPeer(session, node.peerId);
  if (peer === undefined || session.status.kind !== 'connected') return '';
  const target = leadsTo(peer);
  return paragraphs(
    `**${plain(t('Peer {0}', peer.id))}** ${code(peer.clusterKey)}`,
    target
      ? plain(t('Leads to the configured cluster {0}.', target.profile.name))
      : plain(t('No configured cluster is known to have this key: connect the one that it leads to.')),
    plain(enabledText(peer)),
    peer.serial === undefined
      ? undefined
      : plain(peer.serial ? t('Serial: changes arrive in the order they were made.') : t('Not serial.')),
    isNumbered(peer)
      ? peerSwitchText({ id: peer.id, peer, leadsTo: target?.profile.name }, whereOf(session))
      : plain(t('Its name is no number: the procedures cannot switch or remove it, the HBase shell can.')),
    readText(session.status.overview.peers.at, now),
  );
}

function enabledText({ enabled }: Peer): string {
  if (enabled === undefined) return t('Whether it is enabled is unknown: the server’s word for it is not understood.');
  return enabled
    ? t('Enabled: changes are sent.')
    : t('Disabled: nothing is sent, and write-ahead logs pile up on this cluster.');
}

function ofSchema({ schemaName }: SchemaNode, { session, index }: ClusterModel, now: Date): string {
  if (index === undefined) return '';
  const state = index.schemaState(schemaName);
  const passive = sideOf(session.status) === 'passive';
  return paragraphs(
    `**${plain(schemaName)}**`,
    reasonText(schemaReason(state, schemaName, index.unreadRowCount(schemaName)), passive),
    whyUnknown(state, index),
    switchText({ kind: 'schema', schemaName }, switchOf(state), index.contents, whereOf(session)),
    readText(index.reading.rows.at, now),
  );
}

function ofTable({ schemaName, tableName }: TableNode, model: ClusterModel, now: Date): string {
  const { session, index } = model;
  const table = model.table(schemaName, tableName);
  if (index === undefined || table === undefined) return '';
  const state = index.tableState(table);
  const passive = sideOf(session.status) === 'passive';
  return paragraphs(
    `**${plain(`${schemaName}.${tableName}`)}**`,
    reasonText(tableReason(state, schemaName, tableName), passive),
    whyUnknown(state, index),
    switchText({ kind: 'table', schemaName, tableName }, switchOf(state), index.contents, whereOf(session)),
    readText(index.reading.rows.at, now),
  );
}

function ofRow({ schemaName, finding: key }: RowNode, { index }: ClusterModel, now: Date): string {
  const finding = index?.finding(schemaName, key);
  if (index === undefined || finding === undefined) return '';
  const repair = repairOf(finding, index.around(schemaName));
  return paragraphs(
    code(rowText(finding.row)),
    plain(findingWords(finding)),
    plain(
      repair
        ? t('“Repair row” clears it and leaves replicating what replicates now.')
        : t('No call clears this row alone.'),
    ),
    readText(index.reading.rows.at, now),
  );
}

/** On a replica the rows came with the restored backup. */
function reasonText({ sentence, row }: Reason, passive: boolean): string {
  const source = row ? `  \n${plain(t('Row'))} ${code(rowText(row))}` : '';
  if (!passive) return `${plain(sentence)}${source}`;
  const words = t('This cluster is a replica: its settings came with the restored backup and switch nothing here.');
  return `${plain(words)}${source}`;
}

/** Why the rows could not be read, and what would help. */
function whyUnknown({ kind }: { readonly kind: string }, { reading: { rows } }: ContentsIndex): string | undefined {
  return kind === 'unknown' && !rows.readable ? plain(rows.reason) : undefined;
}

function readText(at: Date, now: Date): string {
  return `_${plain(t('Read at {0}', readAt(at, now)))}_`;
}

function whereOf({ profile, status }: ClusterModel['session']): ActionPlace {
  return {
    place: { cluster: profile.name, environment: profile.environment },
    side: sideOf(status),
    server: status.kind === 'connected' ? status.overview : { procedures: new Map(), release: undefined },
  };
}
