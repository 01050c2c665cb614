/** Commands that manage the list of clusters: the sample pair, the form, copies, removal, passwords, files. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../clusters/environment';
import type { ClusterProfile } from '../clusters/profile';
import type { ProfileStore } from '../clusters/profileStore';
import { isSampleId } from '../clusters/sampleProfiles';
import type { Passwords } from '../clusters/secrets';
import { exportClusters, importClusters, type ImportResult } from '../clusters/transfer';
import type { CommandHandler } from '../ui/command';
import type { ClusterFormParts, ClusterForms } from './cluster/panel';
import { testWithProgress } from './testProgress';

export interface ClusterCommandParts {
  readonly profiles: ProfileStore;
  readonly passwords: Passwords;
  readonly forms: ClusterForms;
  readonly test: ClusterFormParts['test'];
  /** Ends the sample pair with all that was changed in it; the next connect starts it afresh. */
  readonly resetSample: () => Promise<void>;
}

/** Handlers by command name. Each takes the tree's node, or asks for the cluster. */
export function clusterCommands(parts: ClusterCommandParts) {
  const { profiles, passwords, forms } = parts;
  const onProfile =
    (which: (profile: ClusterProfile) => boolean, handle: (profile: ClusterProfile) => unknown): CommandHandler =>
    async (argument) => {
      const profile = profileOfNode(argument, profiles) ?? (await pickProfile(profiles.profiles.filter(which)));
      if (profile) await handle(profile);
    };
  const configured = (profile: ClusterProfile) => !isSampleId(profile.id);
  return {
    trySample: async () => {
      await profiles.showSample();
      await vscode.commands.executeCommand('spliceReplication.clusters.focus');
    },
    removeSample: () => profiles.hideSample(),
    resetSample: () => parts.resetSample(),
    addCluster: () => {
      forms.show();
    },
    editCluster: onProfile(configured, (profile) => {
      forms.show(profile);
    }),
    duplicateCluster: onProfile(configured, async ({ id }) => {
      forms.show(await profiles.duplicate(id));
    }),
    removeCluster: onProfile(
      () => true,
      (profile) => remove(profile, parts),
    ),
    forgetPassword: onProfile(configured, async ({ id, name }) => {
      await passwords.forget(id);
      void vscode.window.showInformationMessage(t('The password of {0} is forgotten.', name));
    }),
    testCluster: onProfile(
      () => true,
      (profile) => testWithProgress(profile, parts),
    ),
    exportClusters: () => exportToFile(profiles),
    importClusters: () => importFromFile(profiles),
  } satisfies Record<string, CommandHandler>;
}

async function remove(profile: ClusterProfile, { profiles, passwords }: ClusterCommandParts): Promise<void> {
  if (isSampleId(profile.id)) {
    await profiles.hideSample();
    return;
  }
  const verb = t('Remove');
  const chosen = await vscode.window.showWarningMessage(
    t('Remove {0} ({1}) from the list?', profile.name, environmentWord(profile.environment)),
    {
      modal: true,
      detail: t('Its settings and its kept password are deleted. Nothing changes on the cluster itself.'),
    },
    verb,
  );
  if (chosen !== verb) return;
  await profiles.remove(profile.id);
  await passwords.forget(profile.id);
}

async function exportToFile(profiles: ProfileStore): Promise<void> {
  const file = await vscode.window.showSaveDialog({
    title: t('Export clusters (without passwords)'),
    filters: { JSON: ['json'] },
    saveLabel: t('Export'),
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(exportClusters(profiles.profiles)));
  void vscode.window.showInformationMessage(t('Clusters exported to {0}, without passwords.', file.fsPath));
}

async function importFromFile(profiles: ProfileStore): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({ title: t('Import clusters'), filters: { JSON: ['json'] } })) ?? [];
  if (!file) return;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const result = importClusters(text, profiles.profiles, randomUUID);
  if (result.added.length > 0) await profiles.add(...result.added);
  void vscode.window.showInformationMessage(importSummary(result));
}

/** One sentence on what came in, one on what did not and why. */
export function importSummary({ added, skipped }: ImportResult): string {
  const came = t('{0} clusters imported.', added.length);
  if (skipped.length === 0) return came;
  const reasons = skipped.map(({ name, reason }) => `${name}: ${reason}`).join(' ');
  return `${came} ${t('Skipped: {0}', reasons)}`;
}

/** The tree's nodes name their cluster by id. */
function profileOfNode(argument: unknown, profiles: ProfileStore): ClusterProfile | undefined {
  if (typeof argument !== 'object' || argument === null || !('clusterId' in argument)) return undefined;
  return typeof argument.clusterId === 'string' ? profiles.find(argument.clusterId) : undefined;
}

async function pickProfile(profiles: readonly ClusterProfile[]): Promise<ClusterProfile | undefined> {
  if (profiles.length === 0) {
    void vscode.window.showInformationMessage(t('No cluster is configured yet.'));
    return undefined;
  }
  const items = profiles.map((profile) => ({
    label: profile.name,
    description: environmentWord(profile.environment),
    profile,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Choose a cluster') }))?.profile;
}
