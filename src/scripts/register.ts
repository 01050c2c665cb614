/** Scripts as the start of the extension sees them: which file is bound to which cluster, and commands whose code is loaded on first use. */
import * as vscode from 'vscode';
import type { RunAudit } from '../clusters/audit';
import { FileBindings } from '../clusters/fileBindings';
import type { LogChannel } from '../clusters/log';
import type { ClusterSession, Clusters } from '../clusters/session';
import { registerCommand } from '../ui/command';
import { lazily } from '../ui/lazily';
import type { ScriptFeature } from './host/feature';
import { contextPaths, movedFile, scriptCommandNames, scriptLanguages } from './names';
import type { HistoryEntry } from './results/history/entries';
import { RoleMemory } from './host/roleMemory';
import type { Role } from './roles';
import type { Run } from './run';

export interface ScriptParts {
  readonly clusters: Clusters;
  readonly log: LogChannel;
  readonly audit: RunAudit & { readonly file: string };
  /** Of the workspace. */
  readonly memory: vscode.Memento;
  readonly showRun: (run: Run) => Promise<void>;
  /** A script has another address now, which its runs are told. */
  readonly fileMoved: (from: string, to: string) => void;
  /** Called whenever a command of the scripts is used, which may ask for a cluster. */
  readonly onUse: () => void;
}

export interface Scripts {
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  /** The cluster that had the role when the file was run last. */
  readonly roleOf: (uri: vscode.Uri, role: Role) => ClusterSession | undefined;
  readonly onDidChangeBinding: vscode.Event<vscode.Uri>;
  /** Opens a statement of the history bound to its cluster, and runs it when the person agrees. */
  rerun(entry: HistoryEntry): Promise<void>;
  dispose(): void;
}

const codeLensSetting = 'spliceReplication.codeLens';

/** Does no I/O. */
export function registerScripts(parts: ScriptParts): Scripts {
  const { clusters, log, memory, onUse, fileMoved } = parts;
  const bindings = new FileBindings<vscode.Uri>(memory, clusters);
  const roles = new RoleMemory();
  let loading: Promise<ScriptFeature> | undefined;
  const feature = () =>
    (loading ??= import('./host/feature').then(({ scriptFeature }) => scriptFeature({ ...parts, bindings, roles })));
  const used = () => {
    onUse();
    return feature();
  };
  const handlers = lazily(scriptCommandNames, async () => (await used()).commands);
  const noteFiles = () =>
    void vscode.commands.executeCommand(
      'setContext',
      'spliceReplication.boundFiles',
      bindings.files.flatMap((file) => contextPaths(vscode.Uri.parse(file))),
    );
  const showStatus = () => {
    const language = vscode.window.activeTextEditor?.document.languageId ?? '';
    if (loading !== undefined || scriptLanguages.includes(language))
      void feature().then(({ status }) => status.update());
  };
  let lenses: vscode.Disposable | undefined;
  const showLenses = () => {
    lenses?.dispose();
    const isOn = vscode.workspace.getConfiguration().get<boolean>(codeLensSetting, true);
    lenses = isOn ? registerLenses(() => feature().then((loaded) => loaded.lenses)) : undefined;
  };
  noteFiles();
  showLenses();
  showStatus();
  const all = vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(log, name, handler)),
    bindings,
    bindings.onDidChange(() => {
      noteFiles();
      showStatus();
    }),
    clusters.onDidChange(() => {
      noteFiles();
      showStatus();
    }),
    vscode.window.onDidChangeActiveTextEditor(showStatus),
    // A document whose language changes is opened anew.
    vscode.workspace.onDidOpenTextDocument(showStatus),
    vscode.workspace.onDidRenameFiles(({ files }) => void followRenames(bindings, files, fileMoved)),
    vscode.workspace.onDidSaveTextDocument((document) => void followSave(bindings, document, fileMoved)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isUntitled) void forget(bindings, document);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(codeLensSetting)) showLenses();
    }),
  );
  return {
    clusterFor: (uri) => bindings.clusterFor(uri),
    roleOf: (uri, role) => clusters.sessions.find(({ profile }) => profile.id === roles.get(uri, role)),
    onDidChangeBinding: bindings.onDidChange,
    rerun: async (entry) => (await used()).rerun(entry),
    dispose: () => {
      all.dispose();
      lenses?.dispose();
      void loading?.then((loaded) => loaded.dispose());
    },
  };
}

function registerLenses(load: () => Promise<ScriptFeature['lenses']>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let heard: vscode.Disposable | undefined;
  const provider = async () => {
    const loaded = await load();
    heard ??= loaded.onDidChangeCodeLenses(() => changed.fire());
    return loaded;
  };
  const registered = vscode.languages.registerCodeLensProvider(
    scriptLanguages.map((language) => ({ language })),
    {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (document) => (await provider()).provideCodeLenses(document),
      resolveCodeLens: async (lens) => (await provider()).resolveCodeLens(lens),
    },
  );
  return vscode.Disposable.from(registered, changed, { dispose: () => void heard?.dispose() });
}

/** A folder takes the files below it along. */
async function followRenames(
  bindings: FileBindings<vscode.Uri>,
  renames: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
  fileMoved: ScriptParts['fileMoved'],
): Promise<void> {
  for (const { oldUri, newUri } of renames) {
    const [from, to] = [oldUri.toString(), newUri.toString()];
    fileMoved(from, to);
    for (const file of bindings.files) {
      const moved = movedFile(file, from, to);
      if (moved !== file) await bindings.move(vscode.Uri.parse(file), vscode.Uri.parse(moved));
    }
  }
}

/** An untitled script that is saved becomes another document, and VS Code does not say of which it was: their texts do. */
async function followSave(
  bindings: FileBindings<vscode.Uri>,
  saved: vscode.TextDocument,
  fileMoved: ScriptParts['fileMoved'],
): Promise<void> {
  const text = saved.getText();
  if (text === '' || bindings.clusterFor(saved.uri)) return;
  for (const document of vscode.workspace.textDocuments) {
    const { isUntitled, uri } = document;
    const cluster = isUntitled && document.getText() === text ? bindings.clusterFor(uri) : undefined;
    if (!cluster) continue;
    fileMoved(uri.toString(), saved.uri.toString());
    await bindings.bind(saved.uri, cluster.profile.id);
    return;
  }
}

/** The name of an untitled document that was closed is free for another one. */
async function forget(bindings: FileBindings<vscode.Uri>, { uri }: vscode.TextDocument): Promise<void> {
  // One whose language changes is closed and opened anew.
  const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString());
  if (!isOpen) await bindings.bind(uri, undefined);
}
