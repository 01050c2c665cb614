/** Registers what the view does not need: the editor's features, scripts and their results, the forms and the set-up of a pair. */
import type * as vscode from 'vscode';
import type { AuditFile } from './clusters/audit';
import type { StatementLog } from './clusters/log';
import type { ConnectorFor } from './clusters/opening';
import type { ProfileStore } from './clusters/profileStore';
import type { Passwords } from './clusters/secrets';
import type { Clusters } from './clusters/session';
import { registerEditor } from './editor/register';
import { registerForms } from './forms/register';
import { registerScripts } from './scripts/register';
import { registerResults, type Results } from './scripts/results/register';
import { registerWalkthrough } from './walkthrough/register';

export interface LaterParts {
  readonly extensionUri: vscode.Uri;
  readonly subscriptions: vscode.ExtensionContext['subscriptions'];
  /** Of this profile of VS Code. */
  readonly storageFolder: string;
  /** Of the workspace. */
  readonly memory: vscode.Memento;
  readonly clusters: Clusters;
  readonly profiles: ProfileStore;
  readonly passwords: Passwords;
  readonly connectorFor: ConnectorFor;
  readonly statements: StatementLog;
  readonly channel: vscode.LogOutputChannel;
  readonly audit: AuditFile;
  readonly resetSample: () => Promise<void>;
  /** Called when a command of the cluster list, or of the scripts, is used. */
  readonly onUse: () => void;
}

/** Everything registered ends with `subscriptions`. Does no I/O. */
export function registerLaterParts(parts: LaterParts): Results {
  const { extensionUri, subscriptions, storageFolder, clusters, statements, audit } = parts;
  const log = statements.lines;
  const scripts = registerScripts({
    clusters,
    log,
    audit,
    memory: parts.memory,
    showRun: (run) => results.showRun(run),
    fileMoved: (from, to) => results.fileMoved(from, to),
    onUse: parts.onUse,
  });
  const { clusterFor, roleOf, onDidChangeBinding } = scripts;
  const editor = registerEditor({ extensionUri, clusters, log, clusterFor, roleOf, onDidChangeBinding });
  const results = registerResults({
    extensionUri,
    log,
    auditFile: audit.file,
    rerun: (entry) => scripts.rerun(entry),
  });
  const forms = registerForms({
    extensionUri,
    subscriptions,
    profiles: parts.profiles,
    passwords: parts.passwords,
    log: statements,
    connectorFor: parts.connectorFor,
    resetSample: parts.resetSample,
    lines: log,
    channel: parts.channel,
    auditFile: audit.file,
    onUse: parts.onUse,
  });
  const walkthrough = registerWalkthrough({ extensionUri, clusters, storageFolder, subscriptions, log });
  subscriptions.push(scripts, editor, results, forms, walkthrough);
  return results;
}
