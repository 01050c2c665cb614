/** The extension activates, and keeps what its manifest promises. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly main: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('splice-replication.splice-replication');
  assert.ok(found, 'the extension is not installed');
  return found;
}

describe('activation', () => {
  it('activates', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
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
