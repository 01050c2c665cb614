/** The forms and the commands that manage clusters, put together. Loaded when the first of them is used. */
import type * as vscode from 'vscode';
import type { StatementLog } from '../clusters/log';
import type { ConnectorFor } from '../clusters/opening';
import type { ProfileStore } from '../clusters/profileStore';
import type { Passwords } from '../clusters/secrets';
import { timeoutsSetting } from '../clusters/settings';
import { testConnection } from '../clusters/testConnection';
import { findOnMachine } from './cluster/findOnMachine';
import { ClusterForms, type ClusterFormParts } from './cluster/panel';
import { clusterCommands } from './clusterCommands';

export interface FormParts {
  readonly extensionUri: vscode.Uri;
  readonly subscriptions: { dispose(): unknown }[];
  readonly profiles: ProfileStore;
  readonly passwords: Passwords;
  readonly log: StatementLog;
  readonly connectorFor: ConnectorFor;
  readonly resetSample: () => Promise<void>;
}

export function formCommands(parts: FormParts) {
  const { extensionUri, profiles, passwords, log, connectorFor, resetSample } = parts;
  const test: ClusterFormParts['test'] = (profile, { password, passphrase }, signal) => {
    log.learnSecret(password);
    log.learnSecret(passphrase);
    const connector = connectorFor(profile, password, passphrase);
    return testConnection({ connector, profile, log, timeouts: timeoutsSetting(), signal });
  };
  const forms = new ClusterForms({ extensionUri, profiles, passwords, findOnMachine, test });
  parts.subscriptions.push(forms);
  return clusterCommands({ profiles, passwords, forms, test, resetSample });
}
