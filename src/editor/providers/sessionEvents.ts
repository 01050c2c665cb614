/** Tells of any change in any cluster. */
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';

/** `tell` is called for clusters that come, go or change. */
export function onAnyChange(clusters: Clusters, tell: () => void): vscode.Disposable {
  const listening = new Map<ClusterSession, { dispose(): void }>();
  const follow = () => {
    for (const [session, listener] of listening) {
      if (clusters.sessions.includes(session)) continue;
      listener.dispose();
      listening.delete(session);
    }
    for (const session of clusters.sessions) {
      if (!listening.has(session)) listening.set(session, session.onDidChange(tell));
    }
  };
  follow();
  const list = clusters.onDidChange(() => {
    follow();
    tell();
  });
  return new vscode.Disposable(() => {
    list.dispose();
    for (const listener of listening.values()) listener.dispose();
  });
}
