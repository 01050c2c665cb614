/** Scripts in real documents over the sample pair: binding, running, stopping, cancelling, what is underlined, and the plan in production. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../src/clusters/session';
import type { Api } from '../../src/extension';
import type { Run } from '../../src/scripts/run';
import { answering, picking } from './answers';
import { activated, auditLines, openSample, rowsOf } from './extension';

const command = (name: string, ...values: unknown[]) =>
  vscode.commands.executeCommand(`spliceReplication.${name}`, ...values);

function underlined(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Splice run')
    .map(({ range, message }) => `${range.start.line}:${range.start.character}-${range.end.character} ${message}`);
}

describe('scripts', () => {
  let api: Api;
  let active: ClusterSession;
  let passive: ClusterSession;
  let folder: string;
  let runs: Run[];
  let showRun: Api['results']['showRun'];
  let files = 0;

  before(async () => {
    api = await activated();
    folder = await mkdtemp(path.join(os.tmpdir(), 'scripts-'));
    ({ showRun } = api.results);
    Object.assign(api.results, {
      showRun: (run: Run) => {
        runs.push(run);
        return showRun(run);
      },
    });
  });
  after(async () => {
    Object.assign(api.results, { showRun });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    runs = [];
    [active, passive] = await openSample(api);
    await Promise.all([active.readContents(), passive.readContents()]);
  });

  /** A file bound to the active cluster, unless told otherwise; the cursor stands at `|`. */
  async function open(marked: string, bound: string | null = 'sample-east', extension = 'ssql') {
    const file = path.join(folder, `${(files += 1)}.${extension}`);
    const at = marked.indexOf('|');
    await writeFile(file, marked.replace('|', ''));
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    const position = document.positionAt(Math.max(0, at));
    editor.selection = new vscode.Selection(position, position);
    if (bound !== null) await picking([bound], () => command('chooseCluster'));
    return { document, editor };
  }

  const run = (): Run => {
    const [only, ...others] = runs;
    assert.ok(only && others.length === 0, `${runs.length} runs`);
    return only;
  };
  const outcomes = () => run().statements.map(({ target, outcome }) => `${target.name} ${outcome}`);

  it('run the statement at the cursor on the cluster of the file', async () => {
    await open(
      "SELECT 1 FROM SYSIBM.SYSDUMMY1;\nCALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('HR', 'EMPLOYEES');|\nSELECT 2;",
    );
    await command('runStatement');
    assert.deepEqual(outcomes(), ['sample-east success']);
    assert.match(run().title, /^\d+\.ssql, line 2$/);
    assert.ok(!rowsOf(active).includes('TABLE|HR|EMPLOYEES'));
  });

  it('run what is selected', async () => {
    const { editor } = await open('CALL SYSCS_UTIL.LIST_PEERS();\nCALL SYSCS_UTIL.GET_CLUSTER_KEY();\nSELECT 2;');
    editor.selection = new vscode.Selection(0, 0, 1, 40);
    await command('runSelection');
    assert.deepEqual(outcomes(), ['sample-east success', 'sample-east success']);
  });

  it('ask for the cluster of a file that has none, remember it, and follow a rename', async () => {
    const { document } = await open('CALL SYSCS_UTIL.LIST_PEERS();', null);
    await picking(['sample-west'], () => command('runScript'));
    assert.deepEqual(outcomes(), ['sample-west success']);
    runs = [];
    await command('runScript');
    assert.deepEqual(outcomes(), ['sample-west success']);
    const before = run();
    const renamed = vscode.Uri.file(path.join(folder, 'renamed.ssql'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, renamed);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(renamed);
    runs = [];
    // Files are told of their new names a moment after they have them.
    const deadline = Date.now() + 10_000;
    while (runs.length === 0 && Date.now() < deadline) {
      await picking([], () => command('runScript'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual(outcomes(), ['sample-west success']);
    assert.equal(before.uri, renamed.toString());
  });

  it('drive both clusters by directives, values travelling as parameters', async () => {
    await open(
      `-- @active
CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();
-- @passive
-- @let passive_key
CALL SYSCS_UTIL.GET_CLUSTER_KEY();
-- @cluster sample-east
-- @confirm Shall the peer come?
CALL SYSCS_UTIL.ADD_PEER(7, :passive_key, true);
CALL SYSCS_UTIL.LIST_PEERS();`,
      null,
    );
    const asked = await answering(['Go on'], async () => {
      const picks = await picking(['sample-east', 'sample-west'], () => command('runScript'));
      // The best guess stands first.
      assert.match(picks[0]?.[0] ?? '', /sample-east: it is the active cluster/);
      assert.match(picks[1]?.[0] ?? '', /sample-west: a peer of sample-east/);
    });
    assert.equal(asked[0]?.text, 'Shall the peer come?');
    assert.deepEqual(outcomes(), [
      'sample-east success',
      'sample-west success',
      'sample-east success',
      'sample-east success',
      'sample-east success',
    ]);
    assert.equal(run().state, 'done');
    const starts = (await auditLines()).filter(({ event, run: id }) => event === 'run' && id === run().id);
    assert.equal(starts.length, 1);
  });

  it('stop at an Error row, say what ran, and underline it until it is edited', async () => {
    const { document, editor } = await open(`CALL SYSCS_UTIL.LIST_PEERS();
CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('HR', 'NO_SUCH');
CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('FINANCE');`);
    await command('runScript');
    assert.deepEqual(outcomes(), ['sample-east success', 'sample-east failed', 'sample-east not-run']);
    assert.match(
      run().summary ?? '',
      /^Stopped at line 2 on sample-east: .* Ran: 1\. Failed: 1 \(line 2\)\. Not run: 1 \(line 3\)\.$/,
    );
    assert.match(underlined(document.uri).join('\n'), /^1:0-57 .*NO_SUCH/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '-- one more line\n'));
    assert.match(underlined(document.uri).join('\n'), /^2:0-57 /);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 10), 'X'));
    assert.deepEqual(underlined(document.uri), []);
  });

  it('underline the place that the server names', async () => {
    const { document } = await open('SELECT 1 FROM SYSIBM.SYSDUMMY1;\n  SELECT SCOPE,\n    FROM SYS.SYSREPLICATION;');
    await command('runScript');
    assert.deepEqual(outcomes(), ['sample-east success', 'sample-east failed']);
    assert.match(underlined(document.uri).join('\n'), /^2:4-8 42X01: /);
  });

  it('run nothing while there are problems, and show them', async () => {
    const { document } = await open(
      "-- @cluster nowhere\nCALL SYSCS_UTIL.LIST_PEERS();\nSHOW TABLES;\nSELECT 'open",
      null,
    );
    const shown = await answering([], () => command('runScript'));
    assert.match(shown[0]?.text ?? '', /^Nothing was run\. Line 3: SHOW is a command of the shell/);
    assert.deepEqual(runs, []);
    assert.equal(underlined(document.uri).length, 2);
    const { document: other } = await open('-- @cluster nowhere\nCALL SYSCS_UTIL.LIST_PEERS();', null);
    const told = await answering([], () => command('runScript'));
    assert.match(
      told[0]?.text ?? '',
      /Line 1: There is no cluster nowhere\. Configured are: .*sample-east, sample-west/,
    );
    assert.match(underlined(other.uri).join('\n'), /^0:12-19 /);
  });

  it('end when they are cancelled; what was not sent is not run', async () => {
    await open('CALL SYSCS_UTIL.LIST_PEERS();\n-- @confirm Wait here\nCALL SYSCS_UTIL.LIST_PEERS();');
    const { showInformationMessage } = vscode.window;
    const asked = new Promise<void>((resolve) => {
      const never = () => {
        resolve();
        return new Promise(() => undefined);
      };
      Object.assign(vscode.window, { showInformationMessage: never });
    });
    try {
      const running = command('runScript');
      await asked;
      await command('cancelRun');
      await running;
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    assert.equal(run().state, 'cancelled');
    assert.deepEqual(outcomes(), ['sample-east success', 'sample-east not-run', 'sample-east not-run']);
  });

  it('connect a cluster that is not connected', async () => {
    await open('CALL SYSCS_UTIL.LIST_PEERS();');
    await active.disconnect();
    await command('runScript');
    assert.deepEqual(outcomes(), ['sample-east success']);
    assert.equal(active.status.kind, 'connected');
  });

  it('run a statement again from the history once the person agrees, in a document bound to its cluster', async () => {
    await open("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('HR', 'EMPLOYEES');");
    await command('runScript');
    runs = [];
    const shown = await answering(['Run'], () => picking(['.ssql'], () => command('showRunHistory')));
    assert.match(shown[0]?.text ?? '', /^Run .* again on sample-east \(development\)\?$/);
    assert.deepEqual(outcomes(), ['sample-east no-change']);
    assert.equal(vscode.window.activeTextEditor?.document.isUntitled, true);
    runs = [];
    await answering([], () => picking(['.ssql'], () => command('showRunHistory')));
    assert.deepEqual(runs, []);
  });

  it('stay bound to their cluster, and their runs lead to them, when an untitled one is saved', async () => {
    const file = path.join(folder, 'saved.ssql');
    const untitled = await vscode.workspace.openTextDocument(vscode.Uri.file(file).with({ scheme: 'untitled' }));
    const editor = await vscode.window.showTextDocument(untitled);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'CALL SYSCS_UTIL.LIST_PEERS();'));
    await picking(['sample-west'], () => command('chooseCluster'));
    await command('runScript');
    const before = run();
    const saved = await vscode.workspace.save(untitled.uri);
    assert.equal(saved?.scheme, 'file');
    await vscode.window.showTextDocument(saved);
    runs = [];
    await command('runScript');
    assert.deepEqual(outcomes(), ['sample-west success']);
    assert.equal(before.uri, saved.toString());
  });

  it('have a line with Run and the target above each statement', async () => {
    const { document } = await open('SELECT 1;\n-- @cluster sample-west\nSELECT 2;\n-- @active\nSELECT 3;');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    assert.deepEqual(
      lenses.map(({ range, command: of }) => `${range.start.line} ${of?.title}`),
      [
        '0 $(play) Run',
        '0 sample-east (development)',
        '2 $(play) Run',
        '2 sample-west (development)',
        '4 $(play) Run',
        '4 the active cluster',
      ],
    );
    const [run] = lenses.filter(({ range, command: of }) => range.start.line === 2 && of?.title.endsWith('Run'));
    assert.ok(run?.command);
    await vscode.commands.executeCommand(run.command.command, ...((run.command.arguments ?? []) as unknown[]));
    assert.deepEqual(outcomes(), ['sample-west success']);
  });

  describe('in production', () => {
    const environments: string[] = [];
    const setEnvironment = (session: ClusterSession, environment: string) =>
      Object.assign(session.profile, { environment });

    beforeEach(() => {
      environments.push(active.profile.environment);
      setEnvironment(active, 'production');
    });
    afterEach(() => {
      setEnvironment(active, environments.pop() ?? 'development');
    });

    it('ask for the cluster’s name before a statement changes anything', async () => {
      await open("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('HR', 'EMPLOYEES');");
      const refused = await answering(['Run', 'sample-west'], () => command('runScript'));
      assert.equal(refused[0]?.text, 'Run this statement on sample-east (production)?');
      assert.match(
        refused[0].detail,
        /DISABLE_TABLE_REPLICATION\('HR', 'EMPLOYEES'\)\n\nRows removed: 1 TABLE\.\nHR\.EMPLOYEES goes offline/,
      );
      assert.deepEqual(runs, []);
      await answering(['Run', 'sample-east'], () => command('runScript'));
      assert.deepEqual(outcomes(), ['sample-east success']);
    });

    it('show the plan of a script as a document while they ask', async () => {
      await open("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('HR', 'EMPLOYEES');\n-- @cluster sample-west\nSELECT 1;");
      let plan = '';
      const shown = await answering(['sample-east'], async () => {
        const { showInputBox } = vscode.window;
        Object.assign(vscode.window, {
          showInputBox: (options: vscode.InputBoxOptions) => {
            plan = vscode.window.activeTextEditor?.document.getText() ?? '';
            return showInputBox(options);
          },
        });
        await command('runScript');
      });
      assert.match(plan, /-- 1\. Line 1, on sample-east \(production\)\n-- {4}Rows removed: 1 TABLE\./);
      assert.match(plan, /-- 2\. Line 3, on sample-west \(development\)\n-- {4}Reads only\.\nSELECT 1;/);
      assert.equal(shown.length, 1);
      assert.deepEqual(outcomes(), ['sample-east success', 'sample-west success']);
      assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /\.ssql$/);
    });

    it('ask nothing before statements that only read', async () => {
      await open('CALL SYSCS_UTIL.LIST_PEERS();\nSELECT 1;');
      await answering([], () => command('runScript'));
      assert.deepEqual(outcomes(), ['sample-east success', 'sample-east success']);
    });
  });
});
