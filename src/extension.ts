/**
 * Builds the parts of the extension and registers them; nothing else. The view comes first; what it does not need is registered in a turn of
 * its own, so that neither holds the thread up for long, and loaded on first use.
 */
import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { LockFiles } from './clusters/actionLocks';
import { AuditFile } from './clusters/audit';
import { ClustersService } from './clusters/clustersService';
import { KnownReleases } from './clusters/knownReleases';
import { StatementLog } from './clusters/log';
import type { ConnectorFor } from './clusters/opening';
import { OwnKeys } from './clusters/ownKeys';
import { ProfileStore } from './clusters/profileStore';
import { Passwords } from './clusters/secrets';
import type { ClusterSession, Clusters } from './clusters/session';
import { profileSettings, timeoutsSetting } from './clusters/settings';
import { passwordPrompts } from './forms/passwordPrompts';
import type { Results } from './scripts/results/register';
import { registerTree } from './tree/register';
import { Transports } from './transports';
import { BrokenEntries } from './ui/brokenEntries';

/** For tests and other extensions: what there is and what is known of it. */
export interface Api {
  readonly clusters: Clusters;
  readonly results: Pick<Results, 'showRun'>;
}

let closing: (() => Promise<unknown>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const { extensionUri, subscriptions } = context;
  const storageFolder = context.globalStorageUri.fsPath;
  const channel = vscode.window.createOutputChannel('Splice Replication', { log: true });
  const statements = new StatementLog(channel);
  const log = statements.lines;
  const audit = new AuditFile(storageFolder, (text) => statements.redact(text));
  const passwords = new Passwords(context.secrets, passwordPrompts());
  const profiles = new ProfileStore(profileSettings(), context.globalState);
  const transports = new Transports(extensionUri, async (profile) => {
    const passphrase = await passwords.passphraseFor(profile);
    statements.learnSecret(passphrase);
    return passphrase;
  });
  const connectorFor: ConnectorFor = (...profileAndSecrets) => transports.connectorFor(...profileAndSecrets);
  const clusters = new ClustersService(profiles, {
    connectorFor,
    passwords,
    log: statements,
    audit,
    locks: new LockFiles(path.join(storageFolder, 'locks')),
    ownKeys: new OwnKeys(context.globalState),
    knownReleases: new KnownReleases(context.globalState),
    timeouts: timeoutsSetting,
  });
  const broken = new BrokenEntries(profiles);
  const onUse = () => {
    broken.watch();
    transports.prepare(profiles.profiles);
  };
  const resetSample = async () => {
    // First: the tree connects what is expanded again as soon as it is disconnected.
    const endOld = transports.replaceSample();
    const sample = clusters.sessions.filter(({ profile }) => profile.transport.kind === 'sample');
    await Promise.all(sample.map((session) => session.disconnect()));
    await endOld();
  };

  const openPeerForm = async (session: ClusterSession) => {
    const [{ openPeerForm: open }, { addPeerForm }] = await Promise.all([
      import('./forms/peer/panel'),
      import('./tree/actions/addPeer'),
    ]);
    const parametersOf = ({ status }: ClusterSession) =>
      status.kind === 'connected' ? addPeerForm(status.overview)?.parameters.map(({ name }) => name) : undefined;
    await open({ extensionUri, clusters, parametersOf }, session, (peer) => tree.addPeer(session, peer));
  };
  const tree = registerTree({ clusters, log, openPeerForm, onUse });
  subscriptions.push(channel, profiles, broken, tree);
  closing = async () => {
    await clusters.close();
    await transports.dispose();
  };
  // VS Code has the view from here on, and waits for the rest before it runs a command.
  await new Promise<void>((resolve) => setImmediate(resolve));
  const { registerLaterParts } = await import('./laterParts');
  const results = registerLaterParts({
    extensionUri,
    subscriptions,
    storageFolder,
    memory: context.workspaceState,
    clusters,
    profiles,
    passwords,
    connectorFor,
    statements,
    channel,
    audit,
    resetSample,
    onUse,
  });
  return { clusters, results };
}

/** Ends every connection and with it every child process. */
export async function deactivate(): Promise<void> {
  await closing?.();
}
