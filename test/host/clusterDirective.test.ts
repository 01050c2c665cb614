/** Below `-- @cluster` the editor speaks of that cluster, whichever the file is bound to. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../src/clusters/session';
import { picking } from './answers';
import { activated, openSample } from './extension';

describe('a directive that names a cluster', () => {
  let active: ClusterSession;
  let passive: ClusterSession;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'directive-'));
    [active, passive] = await openSample(await activated());
    await Promise.all([active.readContents(), passive.readContents()]);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  const script = [
    'CALL SYSCS_UTIL.ENABLE_PEER();',
    'CALL SYSCS_UTIL.ADD_PEER(7, );',
    '-- @cluster sample-west',
    'CALL SYSCS_UTIL.ENABLE_PEER();',
    'CALL SYSCS_UTIL.ADD_PEER(7, );',
    '',
  ].join('\n');

  async function opened(): Promise<vscode.TextDocument> {
    const file = path.join(folder, 'both.ssql');
    await writeFile(file, script);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await picking(['sample-east'], () => vscode.commands.executeCommand('spliceReplication.chooseCluster'));
    return document;
  }

  /** Of the extension: VS Code adds words and snippets of its own. */
  async function offered({ uri }: vscode.TextDocument, line: number, behind: string): Promise<string[]> {
    const position = new vscode.Position(line, behind.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    return items.flatMap(({ label, kind }) =>
      typeof label === 'string' && kind === vscode.CompletionItemKind.Reference ? [label] : [],
    );
  }

  async function hovered({ uri }: vscode.TextDocument, line: number): Promise<string> {
    const position = new vscode.Position(line, 'CALL SYSCS_UTIL.E'.length);
    const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    const contents = found.flatMap(({ contents: parts }) => parts);
    return contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')).join('\n');
  }

  const keyOf = ({ status }: ClusterSession) => {
    assert.ok(status.kind === 'connected' && status.overview.clusterKey.readable);
    return status.overview.clusterKey.value;
  };

  it('decides which peers and keys are offered, and whom the hover is about', async () => {
    const document = await opened();
    const call = 'CALL SYSCS_UTIL.ENABLE_PEER(';
    const add = 'CALL SYSCS_UTIL.ADD_PEER(7, ';
    assert.deepEqual(await offered(document, 0, call), ['1']);
    assert.deepEqual(await offered(document, 3, call), []);
    assert.deepEqual(await offered(document, 1, add), [keyOf(passive)]);
    assert.deepEqual(await offered(document, 4, add), [keyOf(active)]);
    assert.match(await hovered(document, 0), /sample\\-east, release \d/);
    const below = await hovered(document, 3);
    assert.match(below, /sample\\-west, release \d/);
    assert.doesNotMatch(below, /sample\\-east/);
  });
});
