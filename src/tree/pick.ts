/** Asks for the cluster, schema, table, peer or row a command is to work on, where none is selected in the tree. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../clusters/environment';
import { isNumbered, type ClusterSession, type Clusters, type Peer } from '../clusters/session';
import { parseKnownPeerId } from '../splice/clusterKey';
import { cannotListPeers } from './actions/absence';
import { findingWords } from './labels/rowLine';
import { connected } from './reading';
import type { PlacedFinding } from './repairs';
import { rowText } from '../splice/replication/rows';
import type { TableEntry } from '../splice/replication/model';
import { peerState } from '../ui/words';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

async function pick<T>(
  choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
  placeHolder: string,
): Promise<T | undefined> {
  const chosen = await vscode.window.showQuickPick<Choice<T>>(choices, { placeHolder, matchOnDescription: true });
  return chosen?.value;
}

/** Undefined after Escape, or where there is no cluster at all, which is said. */
export async function pickCluster(clusters: Clusters): Promise<ClusterSession | undefined> {
  const { sessions } = clusters;
  if (sessions.length === 0) {
    const add = t('Add cluster…');
    const answer = await vscode.window.showInformationMessage(t('There is no cluster yet.'), add);
    if (answer === add) await vscode.commands.executeCommand('spliceReplication.addCluster');
    return undefined;
  }
  if (sessions.length === 1) return sessions[0];
  const choices = sessions.map((session) => ({
    label: session.profile.name,
    description: environmentWord(session.profile.environment),
    value: session,
  }));
  return pick(choices, t('Which cluster?'));
}

export async function pickSchema(session: ClusterSession): Promise<string | undefined> {
  const contents = async () => {
    await connected(session);
    return session.contents ?? (await session.readContents());
  };
  const choices = contents().then(({ schemas }) => schemas.map((name) => ({ label: name, value: name })));
  return pick(choices, t('Which schema of {0}?', session.profile.name));
}

/** @param fits which tables are offered */
export async function pickTable(
  session: ClusterSession,
  schemaName: string,
  fits: (table: TableEntry) => boolean,
): Promise<TableEntry | undefined> {
  const all = session.contents?.tables?.filter((table) => table.schemaName === schemaName);
  const tables = all ? Promise.resolve(all) : session.readTables(schemaName);
  const choices = tables.then((entries) =>
    entries.filter(fits).map((table) => ({ label: table.tableName, value: table })),
  );
  return pick(choices, t('Which table of {0}?', schemaName));
}

/** The number of a peer; asked for where the server has no way to list its peers. */
export async function pickPeerId(session: ClusterSession, fits: (peer: Peer) => boolean): Promise<number | undefined> {
  const { name } = session.profile;
  if (cannotListPeers(await connected(session))) return askPeerId(name);
  const choices = session.readPeers().then((peers) => {
    if (!peers.readable) throw new Error(peers.reason);
    return peers.value
      .filter(isNumbered)
      .filter(fits)
      .map((peer) => ({
        label: String(peer.id),
        description: `${peer.clusterKey}, ${peerState(peer)}`,
        value: peer.id,
      }));
  });
  return pick(choices, t('Which peer of {0}?', name));
}

async function askPeerId(cluster: string): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title: t('Which peer of {0}?', cluster),
    prompt: t('This release cannot list its peers. Type the peer’s number.'),
    validateInput: (typed) =>
      parseKnownPeerId(typed) === undefined ? t('A peer id is a whole number from {0} to {1}.', -32_768, 32_767) : '',
  });
  return text === undefined ? undefined : parseKnownPeerId(text);
}

export async function pickRow(
  session: ClusterSession,
  rows: readonly PlacedFinding[],
): Promise<PlacedFinding | undefined> {
  const choices = rows.map((row) => ({
    label: rowText(row.finding.row),
    description: findingWords(row.finding),
    value: row,
  }));
  return pick(choices, t('Which row of {0}?', session.profile.name));
}
