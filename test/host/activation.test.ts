/** The extension activates without touching anything, and keeps what its manifest promises. */
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, openSample } from './extension';
import { ioOf } from './watchedIo';

interface Manifest {
  readonly main: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('activation', () => {
  it('opens no file, process, thread or socket', async () => {
    assert.equal(extension().isActive, false, 'activated before it was asked');
    const dist = path.join(extension().extensionPath, 'dist');
    const io = await ioOf(dist, () => extension().activate());
    assert.equal(extension().isActive, true);
    assert.deepEqual(io, []);
  });

  it('would have been seen doing so: the sample starts a thread', async () => {
    const api = await extension().activate();
    const io = await ioOf(path.join(extension().extensionPath, 'dist'), () => openSample(api));
    assert.match(io.join('\n'), /^worker_threads\.Worker\(.*sampleWorker\.mjs/m);
  });

  it('loads nothing native', async () => {
    await extension().activate();
    const dist = path.join(extension().extensionPath, 'dist');
    const loaded = Object.keys(require.cache).filter((file) => file.startsWith(dist));
    assert.ok(loaded.includes(path.join(dist, 'extension.js')), 'not loaded as a module of this process');
    assert.deepEqual(
      loaded.filter((file) => file.endsWith('.node')),
      [],
    );
  });

  it('registers every command of its manifest and no other', async () => {
    await extension().activate();
    const { contributes } = extension().packageJSON as Manifest;
    const declared = contributes.commands.map(({ command }) => command);
    const ofViews = /\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/;
    const registered = (await vscode.commands.getCommands(true)).filter(
      (name) => name.startsWith('spliceReplication.') && !ofViews.test(name),
    );
    assert.deepEqual(
      {
        missing: declared.filter((name) => !registered.includes(name)),
        undeclared: registered.filter((name) => !declared.includes(name)),
      },
      { missing: [], undeclared: [] },
    );
  });
});
