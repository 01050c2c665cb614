/** Builds the parts of the extension and registers them; nothing else. What is not needed to show the view is loaded on first use. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AuditFile } from './clusters/audit';
import { ClustersService } from './clusters/clustersService';
import { StatementLog } from './clusters/log';
import type { ConnectorFor } from './clusters/opening';
import { ProfileStore } from './clusters/profileStore';
import { Passwords } from './clusters/secrets';
import type { ClusterSession, Clusters } from './clusters/session';
import { profileSettings, timeoutsSetting } from './clusters/settings';
import { registerEditor } from './editor/register';
import { logCommands } from './forms/logCommands';
import { formNames } from './forms/names';
import { passwordPrompts } from './forms/passwordPrompts';
import { registerScripts } from './scripts/register';
import { registerResults, type Results } from './scripts/results/register';
import { registerTree } from './tree/register';
import { Transports } from './transports';
import { registerCommand } from './ui/command';
import { lazily } from './ui/lazily';
import type { Walkthrough } from './walkthrough/open';
import { setUpPanelType, walkthroughNames } from './walkthrough/names';

/** For tests and other extensions: what there is and what is known of it. */
export interface Api {
  readonly clusters: Clusters;
  readonly results: Pick<Results, 'showRun'>;
}

let closing: (() => Promise<unknown>) | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const { extensionUri, subscriptions } = context;
  const channel = vscode.window.createOutputChannel('Splice Replication', { log: true });
  const log = new StatementLog(channel);
  const audit = new AuditFile(context.globalStorageUri.fsPath, (text) => log.redact(text));
  const passwords = new Passwords(context.secrets, passwordPrompts());
  const profiles = new ProfileStore(profileSettings(), context.globalState);
  const transports = new Transports(extensionUri, async (profile) => {
    const passphrase = await passwords.passphraseFor(profile);
    log.learnSecret(passphrase);
    return passphrase;
  });
  const connectorFor: ConnectorFor = (...profileAndSecrets) => transports.connectorFor(...profileAndSecrets);
  const clusters = new ClustersService(profiles, { connectorFor, passwords, log, audit, timeouts: timeoutsSetting });
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
  const tree = registerTree({ clusters, log: channel, openPeerForm });
  const scripts = registerScripts({
    clusters,
    log: channel,
    audit,
    memory: context.workspaceState,
    showRun: (run) => results.showRun(run),
  });
  const { clusterFor, roleOf, onDidChangeBinding } = scripts;
  const editor = registerEditor({ extensionUri, clusters, log: channel, clusterFor, roleOf, onDidChangeBinding });
  const results = registerResults({
    extensionUri,
    log: channel,
    auditFile: audit.file,
    rerun: (entry) => scripts.rerun(entry),
  });
  const formParts = { extensionUri, subscriptions, profiles, passwords, log, connectorFor, resetSample };
  const walkthroughParts = { extensionUri, clusters, storageFolder: context.globalStorageUri.fsPath, subscriptions };
  let walkthrough: Promise<Walkthrough> | undefined;
  const loadWalkthrough = () =>
    (walkthrough ??= import('./walkthrough/open').then((loaded) => new loaded.Walkthrough(walkthroughParts)));
  const handlers = {
    ...lazily(formNames, async () => (await import('./forms/open')).formCommands(formParts)),
    ...lazily(walkthroughNames, async () => (await loadWalkthrough()).commands),
    ...logCommands(channel, audit.file),
  };

  subscriptions.push(
    channel,
    profiles,
    tree,
    vscode.window.registerWebviewPanelSerializer(setUpPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await loadWalkthrough()).revive(panel, state),
    }),
    scripts,
    editor,
    results,
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(channel, name, handler)),
  );
  showWhetherSampleIsThere(profiles, subscriptions);
  closing = async () => {
    await clusters.close();
    await transports.replaceSample()();
  };
  return { clusters, results };
}

/** Ends every connection and with it every child process. */
export async function deactivate(): Promise<void> {
  await closing?.();
}

/** For the menus' `when` clauses. */
function showWhetherSampleIsThere(profiles: ProfileStore, subscriptions: { dispose(): unknown }[]): void {
  const tell = () =>
    void vscode.commands.executeCommand('setContext', 'spliceReplication.sampleShown', profiles.sampleShown);
  subscriptions.push(profiles.onDidChange(tell));
  tell();
}
