/** The keys of the manifest take nothing away from VS Code's own that work in an editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** What holds in every editor that one types in; a binding that asks for more is for another place. */
const typing = ['editorTextFocus', 'textInputFocus', 'editorFocus', 'editorReadonly', 'isLinux', 'isWindows', 'isMac'];

describe('the default keys', () => {
  let all: readonly Binding[];

  before(async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    const list = text.slice(text.indexOf('['), text.lastIndexOf(']') + 1);
    all = JSON.parse(list.replace(/^\s*\/\/.*$/gm, '')) as readonly Binding[];
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('are found out where they are taken', () => {
    assert.deepEqual(
      takenBy('ctrl+enter').map(({ command }) => command),
      ['editor.action.insertLineAfter'],
    );
  });

  it('are free in an editor', () => {
    const extension = vscode.extensions.getExtension('splice-replication.splice-replication');
    const { contributes } = extension?.packageJSON as { contributes: { keybindings: readonly Binding[] } };
    assert.ok(contributes.keybindings.length >= 3);
    for (const { key } of contributes.keybindings) assert.deepEqual(takenBy(key), [], key);
  });

  function takenBy(key: string): readonly Binding[] {
    return all.filter(
      (binding) =>
        strokes(binding.key) === strokes(key) &&
        !binding.command.startsWith('spliceReplication.') &&
        (binding.when?.split(/&&|\|\|/) ?? []).every((part) => typing.includes(part.trim().replace(/^!/, ''))),
    );
  }
});

/** The first of a chord, its keys in one order. */
function strokes(key: string): string {
  return (key.split(' ')[0] ?? '').split('+').sort().join('+');
}
