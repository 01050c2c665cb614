/** The extension under test, and its sample clusters. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../src/clusters/session';
import type { ReplicationRow } from '../../src/splice/replication/model';
import type { Api } from '../../src/extension';

export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('splice-replication.splice-replication');
  assert.ok(found, 'the extension is not installed');
  return found;
}

export async function activated(): Promise<Api> {
  return extension().activate();
}

/** Shows the sample pair as it is at first, and connects both. */
export async function openSample({ clusters }: Api): Promise<readonly [ClusterSession, ClusterSession]> {
  await vscode.commands.executeCommand('spliceReplication.trySample');
  await vscode.commands.executeCommand('spliceReplication.resetSample');
  const [active, passive] = ['sample-active', 'sample-passive'].map((id) => clusters.find(id));
  assert.ok(active && passive, 'the sample is not shown');
  await Promise.all([active.connect(), passive.connect()]);
  return [active, passive];
}

/** As the session's last reading has them: `SCHEMA|SALES`. */
export function rowsOf({ contents }: ClusterSession): string[] {
  assert.ok(contents?.rows.readable, `the rows were not read: ${JSON.stringify(contents?.rows)}`);
  return contents.rows.value.map(rowText);
}

function rowText({ scope, schemaName, tableName }: ReplicationRow): string {
  return [scope, schemaName, tableName].filter((part) => part !== null).join('|');
}

/** Every file below the folder where this VS Code keeps logs, settings and storage; undefined where the runner does not say. */
export async function keptFiles(): Promise<{ readonly file: string; readonly bytes: Buffer }[] | undefined> {
  const folder = process.env['SPLICE_REPLICATION_HOST_DATA'];
  if (folder === undefined) return undefined;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  // Files come and go while they are listed.
  const read = await Promise.all(
    files.map(async (file) => ({ file, bytes: await readFile(file).catch(() => Buffer.of()) })),
  );
  return read;
}

/** The lines of the audit file, as the command opens it. */
export async function auditLines(): Promise<Record<string, unknown>[]> {
  await vscode.commands.executeCommand('spliceReplication.openAudit');
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document, 'no file is shown');
  assert.match(document.uri.path, /audit\.jsonl$/);
  const text = await readFile(document.uri.fsPath, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
