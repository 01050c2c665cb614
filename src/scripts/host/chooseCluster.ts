/** Asks for clusters: the one that a file is bound to, and those that play the roles of a script. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../../clusters/environment';
import type { FileBindings } from '../../clusters/fileBindings';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { scriptLanguages } from '../names';
import { roleChoices, roleOf, type Role, type RoleChoice, type RoleHints } from '../roles';

interface ClusterItem extends vscode.QuickPickItem {
  readonly session?: ClusterSession;
  readonly action?: 'unbind' | 'add';
}

/** Binds the file that is given, or the one that is edited. */
export async function chooseClusterOf(
  bindings: FileBindings<vscode.Uri>,
  clusters: Clusters,
  given: unknown,
): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : activeScript();
  if (!uri) {
    void vscode.window.showInformationMessage(t('Open an SQL file first: a cluster is chosen for each file.'));
    return;
  }
  await bindFile(bindings, clusters, uri);
}

/** The cluster chosen; undefined after Escape, or where the file is to have none. */
export async function bindFile(
  bindings: FileBindings<vscode.Uri>,
  clusters: Clusters,
  uri: vscode.Uri,
): Promise<ClusterSession | undefined> {
  const bound = bindings.clusterFor(uri);
  if (clusters.sessions.length === 0) {
    await offerClusters();
    return undefined;
  }
  const items: ClusterItem[] = clusters.sessions.map((session) => ({
    ...itemOf(session),
    ...(session === bound && { description: t('{0}, chosen now', environmentWord(session.profile.environment)) }),
  }));
  const more: ClusterItem[] = [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...(bound ? [{ label: `$(circle-slash) ${t('No cluster')}`, action: 'unbind' as const }] : []),
    { label: `$(add) ${t('Add cluster…')}`, action: 'add' },
  ];
  const name = vscode.workspace.asRelativePath(uri, false);
  const chosen = await vscode.window.showQuickPick([...items, ...more], {
    title: t('Cluster of {0}', name),
    placeHolder: t('Which cluster do the statements of this file run on?'),
    matchOnDescription: true,
  });
  if (chosen?.action === 'add') await vscode.commands.executeCommand('spliceReplication.addCluster');
  if (chosen?.action === 'unbind') await bindings.bind(uri, undefined);
  if (chosen?.session) await bindings.bind(uri, chosen.session.profile.id);
  return chosen?.session;
}

export interface RoleQuestion {
  readonly role: Role;
  readonly hints: RoleHints;
  readonly step: number;
  readonly totalSteps: number;
  readonly title: string;
}

/** The best guess stands first. Undefined after Escape. */
export async function chooseForRole(clusters: Clusters, question: RoleQuestion): Promise<ClusterSession | undefined> {
  const { role, hints, step, totalSteps, title } = question;
  const choices = roleChoices(role, clusters, hints);
  if (choices.length === 0) {
    await offerClusters();
    return undefined;
  }
  const place = t('({0} of {1})', step, totalSteps);
  const items = choices.map((choice): ClusterItem => {
    const why = fitWords(choice, role, hints.other);
    return { ...itemOf(choice.session), ...(why !== undefined && { detail: why }) };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: totalSteps > 1 ? `${title} ${place}` : title,
    placeHolder: role === 'active' ? t('Which cluster is the active one?') : t('Which cluster is the passive one?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.session;
}

function itemOf(session: ClusterSession): ClusterItem {
  const { name, environment } = session.profile;
  return { label: `$(server) ${name}`, description: environmentWord(environment), session };
}

function fitWords({ session, fit }: RoleChoice, role: Role, other: ClusterSession | undefined): string | undefined {
  switch (fit) {
    case 'before':
      return t('chosen for this script before');
    case 'peer':
      return t('a peer of {0}', other?.profile.name ?? '');
    case 'role':
      return role === 'active' ? t('it is the active cluster') : t('it is the passive cluster');
    case 'other-role':
      if (session === other) return t('chosen for the other role');
      return roleOf(session) === 'active' ? t('it is an active cluster') : t('it is a passive cluster');
    case 'none':
      return undefined;
  }
}

async function offerClusters(): Promise<void> {
  const [add, sample] = [t('Add cluster…'), t('Try the sample clusters')];
  const answer = await vscode.window.showInformationMessage(t('There is no cluster yet.'), add, sample);
  if (answer === add) await vscode.commands.executeCommand('spliceReplication.addCluster');
  if (answer === sample) await vscode.commands.executeCommand('spliceReplication.trySample');
}

function activeScript(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && scriptLanguages.includes(document.languageId) ? document.uri : undefined;
}
