/** The language is there, and VS Code gets hovers, signatures and completions for real documents of it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The cursor is where `|` stands. */
async function open(marked: string, language: string) {
  const offset = marked.indexOf('|');
  const content = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return { document, position: document.positionAt(offset) };
}

async function hovers(marked: string, language = 'splice-sql'): Promise<string> {
  const { document, position } = await open(marked, language);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = found.flatMap(({ contents: parts }) => parts);
  return contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')).join('\n');
}

async function signature(marked: string, language = 'splice-sql'): Promise<vscode.SignatureHelp | undefined> {
  const { document, position } = await open(marked, language);
  return vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
    'vscode.executeSignatureHelpProvider',
    document.uri,
    position,
  );
}

async function completions(marked: string, language = 'splice-sql', resolved = 0): Promise<vscode.CompletionItem[]> {
  const { document, position } = await open(marked, language);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    resolved,
  );
  return list.items;
}

function labels(items: readonly vscode.CompletionItem[], kind: vscode.CompletionItemKind): string[] {
  return items.flatMap((item) => (item.kind === kind && typeof item.label === 'string' ? [item.label] : []));
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

describe('the editor for Splice SQL', () => {
  before(async () => {
    await vscode.extensions.getExtension('splice-replication.splice-replication')?.activate();
  });

  // Not before: the next document would get the name of one that was closed, and for a moment its text as well.
  after(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('knows the language', async () => {
    assert.ok((await vscode.languages.getLanguages()).includes('splice-sql'));
  });

  for (const language of ['splice-sql', 'sql']) {
    it(`hovers over a procedure in ${language}`, async () => {
      const text = await hovers('CALL SYSCS_UTIL.ADD_|PEER(1);', language);
      assert.match(text, /ADD_PEER\(peerId SMALLINT, clusterKey VARCHAR\(32672\), enabled BOOLEAN\)/);
      assert.match(text, /Makes another cluster a peer/);
    });

    it(`helps with the signature in ${language}`, async () => {
      const help = await signature('CALL SYSCS_UTIL.ADD_PEER(1, |)', language);
      assert.ok(help, 'no signature');
      assert.equal(help.activeParameter, 1);
      assert.match(help.signatures[help.activeSignature]?.label ?? '', /^ADD_PEER\(/);
    });

    it(`completes procedures behind their schema in ${language}`, async () => {
      const items = await completions('CALL SYSCS_UTIL.|', language);
      const names = labels(items, vscode.CompletionItemKind.Function);
      assert.ok(names.includes('ENABLE_DATABASE_REPLICATION'), names.join());
    });
  }

  it('describes an offer that is looked at', async () => {
    const items = await completions('CALL SYSCS_UTIL.LIST_P|', 'splice-sql', 100);
    const item = items.find(({ label }) => label === 'LIST_PEERS');
    const text = item?.documentation;
    assert.match(text instanceof vscode.MarkdownString ? text.value : '', /Lists the peers/);
    assert.ok(item?.insertText instanceof vscode.SnippetString);
  });

  it('offers directives, tables and columns', async () => {
    assert.ok(labels(await completions('-- @|'), vscode.CompletionItemKind.Keyword).includes('@confirm'));
    assert.ok(labels(await completions('SELECT * FROM SYS.|'), vscode.CompletionItemKind.Struct).includes('SYSBACKUP'));
    const columns = labels(await completions('SELECT | FROM SYS.SYSREPLICATION'), vscode.CompletionItemKind.Field);
    assert.deepEqual(columns, ['SCOPE', 'SCHEMANAME', 'TABLENAME']);
  });

  it('hovers over tables, columns and directives', async () => {
    assert.match(await hovers('SELECT * FROM SYS.SYSREPL|ICATION'), /What was asked to replicate/);
    assert.match(await hovers('SELECT BACKUP_|ID FROM SYS.SYSBACKUP'), /BIGINT/);
    assert.match(await hovers('-- @pas|sive'), /passive cluster/);
  });

  it('is silent in SQL that has nothing of Splice', async () => {
    const text = 'CREATE TABLE T (A INT PRIMARY KEY);\nSELECT SCOPE FROM T;\nCALL ';
    assert.equal(await hovers(text.replace('SCOPE', 'SC|OPE'), 'sql'), '');
    assert.equal(await hovers(text.replace('PRIMARY', 'PRI|MARY'), 'sql'), '');
    assert.equal(await signature(`${text}F(|)`, 'sql'), undefined);
    assert.deepEqual(labels(await completions(`${text}|`, 'sql'), vscode.CompletionItemKind.Function), []);
  });

  it('answers in a long script while it is read for the first time, and is edited meanwhile', async () => {
    const call = "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('S', 'T');\n";
    const { document } = await open(`${call.repeat(30_000)}|`, 'splice-sql');
    const editor = await vscode.window.showTextDocument(document);
    const asked = (at: vscode.Position) =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const first = asked(new vscode.Position(29_999, 20));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'CALL SYSCS_UTIL.LIST_PEERS();\n');
    });
    const texts = [first, asked(new vscode.Position(0, 20)), asked(new vscode.Position(30_000, 20))].map(
      async (found) =>
        (await found)
          .flatMap(({ contents }) => contents)
          .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
          .join('\n'),
    );
    const [, atStart = '', atEnd = ''] = await Promise.all(texts);
    assert.match(atStart, /LIST_PEERS\(\)/);
    assert.match(atEnd, /ENABLE_TABLE_REPLICATION\(/);
  });

  it('takes files by their ending', async () => {
    const folder = vscode.Uri.file(process.env['TMPDIR'] ?? '/tmp');
    for (const name of ['a.splice.sql', 'a.ssql']) {
      const uri = vscode.Uri.joinPath(folder, `${process.pid}-${name}`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('VALUES 1;\n'));
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.languageId, 'splice-sql');
      await vscode.workspace.fs.delete(uri);
    }
  });

  for (const language of ['splice-sql', 'sql']) {
    it(`offers its snippets in ${language}, of calls and of whole scripts, each once`, async () => {
      const items = await completions('splice-|', language);
      const bodyOf = (label: string) => {
        const found = items.filter((item) => labelOf(item) === label);
        assert.equal(found.length, 1, label);
        return found[0]?.insertText instanceof vscode.SnippetString ? found[0].insertText.value : '';
      };
      assert.match(bodyOf('REMOVE_PEER'), /^CALL SYSCS_UTIL\.REMOVE_PEER\(\$\{1:1\}\)/);
      assert.match(
        bodyOf('Set up a replicating pair'),
        /^-- @active\r?\nCALL SYSCS_UTIL\.ENABLE_DATABASE_REPLICATION\(\);/m,
      );
      const prefixed = items.filter((item) => labelOf(item).startsWith('splice-'));
      assert.deepEqual(prefixed.map(labelOf), []);
    });
  }
});
