/** Connects the clusters of a run and reads what its plan rests on, with a notification that can be cancelled. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import type { DatabaseContents } from '../../splice/replication/model';

/** One after the other, so that nobody is asked for a password behind one not given. Rejects with the first cluster's failure. */
export async function connectAll(sessions: readonly ClusterSession[]): Promise<void> {
  const away = sessions.filter(({ status }) => status.kind !== 'connected');
  if (away.length === 0) return;
  const names = away.map(({ profile }) => profile.name).join(', ');
  await cancellable(t('Connecting to {0}', names), async (signal) => {
    for (const session of away) await session.connect({ signal });
  });
}

/** By the cluster's id; those whose rows or tables cannot be read whole are left out. */
export async function readContentsOf(
  sessions: readonly ClusterSession[],
): Promise<ReadonlyMap<string, DatabaseContents>> {
  const known = new Map<string, DatabaseContents>();
  if (sessions.length === 0) return known;
  const names = sessions.map(({ profile }) => profile.name).join(', ');
  await cancellable(t('Reading what replicates on {0}', names), async (signal) => {
    for (const session of sessions) {
      const { schemas, tables, rows, severalDatabases } = await session.readContents({ signal });
      if (tables && rows.readable)
        known.set(session.profile.id, { schemas, tables, rows: rows.value, severalDatabases });
    }
  });
  return known;
}

async function cancellable<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return work(abort.signal);
  });
}
