/** The line of every node, from what is known of its cluster. */
import { t } from '@vscode/l10n';
import type { ClusterSession, Peer } from '../clusters/session';
import { tablesAtHand, type TreeView } from './children';
import type { ClusterModel } from './clusterModel';
import type { ShownFailure } from '../ui/failure';
import { clusterLine } from './labels/clusterLine';
import { spokenLine, type Line } from './labels/line';
import { errorLine, moreLine, noteLine, waitingLine } from './labels/otherLines';
import { peerLine, peersLine } from './labels/peerLines';
import { rowLine } from './labels/rowLine';
import { schemaLine, schemasLine, tableLine } from './labels/scopeLines';
import { sideOf } from './labels/side';
import { repairOf } from './repairs';
import type { Note, RowNode, SchemaNode, SchemasNode, TableNode, TreeNode } from './nodes';

export interface LineFacts {
  readonly model: ClusterModel;
  readonly view: TreeView;
  readonly isSample: boolean;
  /** The configured cluster a peer leads to. */
  readonly leadsTo: (peer: Peer) => ClusterSession | undefined;
  /** What a waiting node waits for, in words. */
  readonly waitsFor: string | undefined;
  /** What an error node tells. */
  readonly failure: ShownFailure | undefined;
}

export function lineOf(node: TreeNode, facts: LineFacts): Line {
  const { model, view } = facts;
  const { session, index } = model;
  const side = sideOf(session.status);
  switch (node.kind) {
    case 'cluster':
      return clusterLine({
        profile: session.profile,
        status: session.status,
        database: index?.database,
        sample: facts.isSample,
        open: view.filter !== undefined,
      });
    case 'peers':
      return peersLine(session.status.kind === 'connected' ? session.status.overview : undefined, side);
    case 'peer': {
      const peer = findPeer(session, node.peerId);
      return peer ? peerLine(peer, facts.leadsTo(peer)?.profile.name, side) : goneLine(String(node.peerId));
    }
    case 'schemas':
      return lineOfSchemas(node, facts);
    case 'schema':
      return lineOfSchema(node, facts);
    case 'table':
      return lineOfTable(node, facts);
    case 'row':
      return lineOfRow(node, facts);
    case 'waiting':
      return waitingLine(facts.waitsFor ?? t('Waiting…'));
    case 'error':
      return errorLine(facts.failure?.message ?? t('Cancelled'), facts.failure?.advice);
    case 'more':
      return moreLine(view.pages.rest(node.parent?.id ?? ''));
    case 'note':
      return noteLine(node.note, reasonOf(node.note, session));
  }
}

export function findPeer({ status }: ClusterSession, id: Peer['id']): Peer | undefined {
  if (status.kind !== 'connected' || !status.overview.peers.readable) return undefined;
  return status.overview.peers.value.find((peer) => peer.id === id);
}

function lineOfSchemas(_node: SchemasNode, { model: { session, index }, view }: LineFacts): Line {
  const shown = index?.schemas(view.showSystemSchemas).length;
  const hidden = shown === undefined ? 0 : (index?.schemas(true).length ?? 0) - shown;
  return schemasLine(shown, hidden, sideOf(session.status));
}

function lineOfSchema({ schemaName }: SchemaNode, { model, view }: LineFacts): Line {
  const { session, index } = model;
  if (index === undefined) return goneLine(schemaName);
  const facts = {
    name: schemaName,
    state: index.schemaState(schemaName),
    findings: index.findingsUnder(schemaName).length,
    unreadRows: index.unreadRowCount(schemaName),
    open: view.filter !== undefined && tablesAtHand(schemaName, model, view.filter) !== undefined,
  };
  return schemaLine(facts, sideOf(session.status));
}

function lineOfTable({ schemaName, tableName }: TableNode, { model }: LineFacts): Line {
  const { session, index } = model;
  const table = model.table(schemaName, tableName);
  if (index === undefined || table === undefined) return goneLine(tableName);
  return tableLine(table, index.tableState(table), sideOf(session.status));
}

function lineOfRow({ schemaName, finding: key }: RowNode, { model: { session, index } }: LineFacts): Line {
  const finding = index?.finding(schemaName, key);
  if (index === undefined || finding === undefined) return goneLine('');
  const repairable = repairOf(finding, index.around(schemaName)) !== undefined;
  return rowLine(finding, repairable, sideOf(session.status));
}

function reasonOf(note: Note, { status }: ClusterSession): string {
  if (status.kind !== 'connected' || status.overview.peers.readable) return '';
  const { reason } = status.overview.peers;
  if (note === 'peers-unlisted') return t('{0} The menu of Peers asks for a peer’s number.', reason);
  return note === 'peers-unreadable' ? reason : '';
}

/** Drawn for the moment between a reading and the redrawing of its list. */
function goneLine(label: string): Line {
  const description = t('no longer there');
  return {
    label,
    description,
    icon: 'blank',
    context: 'note',
    children: 'none',
    spoken: spokenLine(label, description),
  };
}
