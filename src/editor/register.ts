/** Puts the editor's features for Splice SQL together. */
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import type { ClusterSession, Clusters } from '../clusters/session';
import { UnreadContents } from './providers/contents';
import type { EditorDocuments } from './providers/documents';
import { registerDiagnostics } from './providers/lateDiagnostics';
import { registerProviders } from './providers/providers';

export interface EditorRegistration {
  readonly extensionUri: vscode.Uri;
  readonly clusters: Clusters;
  readonly log: LogChannel;
  /** The cluster that a file is bound to; undefined where it is bound to none. */
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  /** The cluster that had the role when the file was run last. */
  readonly roleOf: (uri: vscode.Uri, role: 'active' | 'passive') => ClusterSession | undefined;
  /** Fires with the file whose cluster is another one now. */
  readonly onDidChangeBinding: vscode.Event<vscode.Uri>;
}

/** Everything registered ends with the returned disposable. Does no I/O. */
export function registerEditor(parts: EditorRegistration): vscode.Disposable {
  const unread = new UnreadContents(parts.log);
  let loaded: Promise<EditorDocuments> | undefined;
  const documents = () =>
    (loaded ??= import('./providers/documents').then(({ EditorDocuments }) => new EditorDocuments(parts)));
  return vscode.Disposable.from(
    registerProviders({ unread, documents }),
    registerDiagnostics({ ...parts, unread, documents }),
    {
      dispose: () => void loaded?.then((made) => made.dispose()),
    },
  );
}
