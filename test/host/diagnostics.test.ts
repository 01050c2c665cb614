/** VS Code shows what is found in a script, and applies the fixes of its findings. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';

async function open(content: string, language = 'splice-sql'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

function codes(document: vscode.TextDocument): unknown[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Splice Replication')
    .map(({ code }) => (typeof code === 'object' ? code.value : code));
}

async function finds(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await eventually(
    () => Promise.resolve(JSON.stringify(codes(document)) === JSON.stringify(expected)),
    () => `found ${JSON.stringify(codes(document))}, not ${JSON.stringify(expected)}`,
  );
}

async function actionsAt(document: vscode.TextDocument, word: string, kind?: vscode.CodeActionKind) {
  const at = document.positionAt(document.getText().indexOf(word));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    kind?.value,
    10,
  );
}

const copied = 'CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(\u2018/backup\u2019, \u2018full\u2019);\n';

describe('the findings in a script', () => {
  before(async () => {
    await vscode.extensions.getExtension('splice-replication.splice-replication')?.activate();
  });

  afterEach(async () => {
    const configuration = vscode.workspace.getConfiguration('spliceReplication.diagnostics');
    await configuration.update('enabled', undefined, vscode.ConfigurationTarget.Global);
  });

  // Not before: the next document would get the name of one that was closed, and its text as well.
  after(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  for (const language of ['splice-sql', 'sql']) {
    it(`are shown in ${language}, with a place to read on`, async () => {
      const document = await open(copied, language);
      await finds(document, ['curly-quote', 'curly-quote']);
      const [first] = vscode.languages.getDiagnostics(document.uri);
      assert.equal(document.getText(first?.range), '\u2018/backup\u2019');
      assert.equal(first?.severity, vscode.DiagnosticSeverity.Error);
      assert.match(JSON.stringify(first.code), /explainFinding/);
    });
  }

  it('follow what is typed', async () => {
    const document = await open('VALUES 1;\n');
    await finds(document, []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'SHOW TABLES;\n');
    await vscode.workspace.applyEdit(edit);
    await finds(document, ['shell-command']);
    await vscode.commands.executeCommand('undo');
    await finds(document, []);
  });

  it('go with a quick fix', async () => {
    const document = await open(copied);
    await finds(document, ['curly-quote', 'curly-quote']);
    const actions = await actionsAt(document, 'full', vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ title }) => title === 'Make the quotes straight');
    assert.ok(fix?.edit && fix.isPreferred, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /\u2018\/backup\u2019, 'full'/);
    await finds(document, ['curly-quote']);
  });

  it('go all at once, by the command and as an action on save', async () => {
    const document = await open(copied);
    await finds(document, ['curly-quote', 'curly-quote']);
    const [action] = await actionsAt(document, 'CALL', vscode.CodeActionKind.SourceFixAll);
    assert.equal(action?.kind?.value, 'source.fixAll.spliceReplication');
    assert.ok(action.edit);
    await vscode.commands.executeCommand('spliceReplication.fixAll');
    assert.equal(document.getText(), "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full');\n");
    await finds(document, []);
  });

  it('are none in SQL that has nothing of Splice, and with the setting off', async () => {
    const other = await open('SHOW TABLES;\nSELECT \u2018a\u2019;\n', 'sql');
    const script = await open(copied);
    await finds(script, ['curly-quote', 'curly-quote']);
    assert.deepEqual(codes(other), []);
    const configuration = vscode.workspace.getConfiguration('spliceReplication.diagnostics');
    await configuration.update('enabled', false, vscode.ConfigurationTarget.Global);
    await finds(script, []);
    assert.deepEqual(await actionsAt(script, 'full', vscode.CodeActionKind.SourceFixAll), []);
  });

  it('are gone with the document', async () => {
    const document = await open(copied);
    await finds(document, ['curly-quote', 'curly-quote']);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await finds(document, []);
  });
});
