/** Loads the checks when the first script is open, and carries their commands out. */
import * as vscode from 'vscode';
import type { LogChannel } from '../../clusters/log';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { registerCommand } from '../../ui/command';
import type { UnreadContents } from './contents';
import type { EditorDocuments } from './documents';
import { isScript, languages } from './scripts';

export interface LateDiagnosticsParts {
  readonly extensionUri: vscode.Uri;
  readonly clusters: Clusters;
  readonly log: LogChannel;
  readonly unread: UnreadContents;
  readonly documents: () => Promise<EditorDocuments>;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  readonly onDidChangeBinding: vscode.Event<vscode.Uri>;
}

async function load({ documents, ...parts }: LateDiagnosticsParts) {
  const [{ EditorDiagnostics }, { FindingActions }, { ShownContents }, loaded] = await Promise.all([
    import('./diagnostics'),
    import('./codeActions'),
    import('./shownContents'),
    documents(),
  ]);
  const diagnostics = new EditorDiagnostics({ ...parts, documents: loaded });
  const reading = new ShownContents(parts);
  const actions = new FindingActions(loaded, diagnostics);
  const selector = languages.map((language): vscode.DocumentFilter => ({ language }));
  const metadata = { providedCodeActionKinds: FindingActions.kinds };
  const provider = vscode.languages.registerCodeActionsProvider(selector, actions, metadata);
  return { actions, registered: vscode.Disposable.from(provider, diagnostics, reading) };
}

export function registerDiagnostics(parts: LateDiagnosticsParts): vscode.Disposable {
  let loaded: ReturnType<typeof load> | undefined;
  const start = () => (loaded ??= load(parts));
  const look = (document: vscode.TextDocument) => {
    if (!isScript(document)) return;
    opening.dispose();
    void start();
  };
  const opening = vscode.workspace.onDidOpenTextDocument(look);
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    opening,
    registerCommand(parts.log, 'fixAll', async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document || !isScript(document)) return;
      const edit = await (await start()).actions.allFixes(document);
      if (edit) await vscode.workspace.applyEdit(edit);
    }),
    registerCommand(parts.log, 'explainFinding', async (code) => {
      const file = vscode.Uri.joinPath(parts.extensionUri, 'media', 'findings.md');
      const fragment = typeof code === 'string' ? code : '';
      await vscode.commands.executeCommand('markdown.showPreview', file.with({ fragment }));
    }),
    new vscode.Disposable(() => {
      void loaded?.then(({ registered }) => {
        registered.dispose();
      });
    }),
  );
}
