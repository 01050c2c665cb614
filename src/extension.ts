/** Builds the parts of the extension and registers them; nothing else. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AuditFile } from './clusters/audit';
import { ClustersService } from './clusters/clustersService';
import { StatementLog } from './clusters/log';
import { ProfileStore } from './clusters/profileStore';
import { Passwords } from './clusters/secrets';
import type { Clusters } from './clusters/session';
import { profileSettings, timeoutsSetting } from './clusters/settings';
import { testConnection } from './clusters/testConnection';
import { findOnMachine } from './forms/cluster/findOnMachine';
import { ClusterForms, type ClusterFormParts } from './forms/cluster/panel';
import { clusterCommands } from './forms/clusterCommands';
import { logCommands } from './forms/logCommands';
import { passwordPrompts } from './forms/passwordPrompts';
import { openPeerForm } from './forms/peer/panel';
import { addPeerForm } from './tree/actions/addPeer';
import { registerCommand } from './ui/command';
import { registerTree } from './tree/register';
import { Transports } from './transports';

/** For tests and other extensions: what there is and what is known of it. Nothing of it can change a cluster by itself. */
export interface Api {
  readonly clusters: Clusters;
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
  const transports = new Transports(extensionUri);
  const connectorFor: Transports['connectorFor'] = (profile, password) => transports.connectorFor(profile, password);
  const clusters = new ClustersService(profiles, { connectorFor, passwords, log, audit, timeouts: timeoutsSetting });

  const test: ClusterFormParts['test'] = (profile, password, signal) => {
    log.learnSecret(password);
    const connector = connectorFor(profile, password);
    return testConnection({ connector, profile, log, timeouts: timeoutsSetting(), signal });
  };
  const forms = new ClusterForms({ extensionUri, profiles, passwords, findOnMachine, test });
  const resetSample = async () => {
    const sample = clusters.sessions.filter(({ profile }) => profile.transport.kind === 'sample');
    await Promise.all(sample.map((session) => session.disconnect()));
    await transports.resetSample();
  };
  const handlers = {
    ...clusterCommands({ profiles, passwords, forms, test, resetSample }),
    ...logCommands(channel, audit.file),
  };

  const tree = registerTree({
    clusters,
    log: channel,
    openPeerForm: (session) =>
      openPeerForm(
        {
          extensionUri,
          clusters,
          parametersOf: ({ status }) =>
            status.kind === 'connected' ? addPeerForm(status.overview)?.parameters.map(({ name }) => name) : undefined,
        },
        session,
        (peer) => tree.addPeer(session, peer),
      ),
  });

  subscriptions.push(
    channel,
    profiles,
    forms,
    tree,
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(channel, name, handler)),
  );
  showWhetherSampleIsThere(profiles, subscriptions);
  closing = async () => {
    await clusters.close();
    await transports.resetSample();
  };
  return { clusters };
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
