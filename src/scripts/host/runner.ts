/** Runs parts of documents: reads them, chooses and connects the clusters, shows a plan where one is due, and marks what went wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SqlValue } from '../../connection/connection';
import { showWithLog } from '../../ui/command';
import { withoutLinks } from '../../ui/notified';
import { launch, type LaunchParts } from '../launch';
import { lineCounter } from '../lines';
import { moved, type Mark } from '../marks';
import { planned, type PlannedStep } from '../planned';
import { targetWords } from '../planText';
import { contextPaths } from '../names';
import type { ScriptParts } from '../register';
import type { Run, RunStatement } from '../run';
import { readScript, targetAt, type ScriptPart, type ScriptProblem } from '../script';
import { askToGoOn } from './askToGoOn';
import { confirmRun, type ConfirmParts } from './confirmRun';
import { connectAll } from './connecting';
import type { FaultMarks } from './faultMarks';
import { faultMarkOf, problemMark } from './marksOfRun';
import { runSettings } from './runSettings';
import { chooseTargets, type TargetParts } from './targets';

export interface RunnerParts extends ScriptParts, TargetParts, ConfirmParts {
  readonly faults: FaultMarks;
}

interface RunOptions {
  /** Asks too where no plan is due: for what is run again. */
  readonly ask?: boolean;
}

export class Runner implements vscode.Disposable {
  readonly #parts: RunnerParts;
  readonly #values = new Map<string, Map<string, SqlValue>>();
  readonly #running = new Set<Run>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeRunning = this.#changed.event;
  readonly #heard: vscode.Disposable;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#heard = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#values.delete(uri.toString()));
  }

  isRunning(uri: vscode.Uri): boolean {
    return [...this.#running].some((run) => run.uri === uri.toString());
  }

  /** Resolves when the run has ended, or was not begun. */
  async run(
    document: vscode.TextDocument,
    part: ScriptPart | undefined,
    title: string,
    options: RunOptions = {},
  ): Promise<void> {
    const { faults } = this.#parts;
    const text = document.getText();
    const { version } = document;
    faults.clear(document.uri);
    const values = this.#valuesOf(document.uri);
    const script = readScript(text, part, values.keys());
    if (script.problems.length > 0) return this.#refuse(document, script.problems);
    if (script.steps.length === 0) {
      void vscode.window.showInformationMessage(t('There is no statement to run.'));
      return;
    }
    const find = await chooseTargets(this.#parts, document, title, script);
    if (!find) return;
    const { steps, problems } = planned(script, find);
    if (problems.length > 0) return this.#refuse(document, problems);
    await connectAll(this.#sessionsOf(steps));
    const lineAt = lineCounter(text);
    const agreed = await confirmRun(this.#parts, { title, steps, lineAt });
    if (agreed === false) return;
    if (agreed === undefined && options.ask && !(await askAgain(title, steps))) return;
    if (document.version !== version) {
      void vscode.window.showWarningMessage(t('The script was edited meanwhile. Nothing was run.'));
      return;
    }
    const { stopOnWarning, restartDeadlineMs } = runSettings();
    const launched = await launch(this.#launchParts(restartDeadlineMs), {
      title,
      uri: document.uri.toString(),
      script: withTarget(text, part),
      steps,
      lineAt,
      stopOnWarning,
      values,
    });
    await this.#watch(document, launched);
  }

  /** The run of this file, or the only one that there is. */
  async cancel(uri: vscode.Uri | undefined): Promise<void> {
    const all = [...this.#running];
    const own = all.filter((run) => run.uri === uri?.toString());
    const candidates = own.length > 0 ? own : all;
    if (candidates.length === 0) {
      void vscode.window.showInformationMessage(t('No script is running.'));
      return;
    }
    const items = candidates.map((run) => ({ label: run.title, run }));
    const placeHolder = t('Which run is to be cancelled?');
    const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder });
    chosen?.run.cancel();
  }

  dispose(): void {
    this.#heard.dispose();
    this.#changed.dispose();
  }

  async #refuse(document: vscode.TextDocument, problems: readonly ScriptProblem[]): Promise<void> {
    const [first] = problems;
    if (!first) return;
    this.#parts.faults.add(document, problems.map(problemMark));
    const show = t('Show problems');
    const line = document.positionAt(first.start).line + 1;
    const text = t('Nothing was run. Line {0}: {1}', line, first.message);
    const answer = await vscode.window.showErrorMessage(withoutLinks(text), show);
    if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  async #watch(
    document: vscode.TextDocument,
    { run, ended }: { readonly run: Run; readonly ended: Promise<void> },
  ): Promise<void> {
    const { faults, showRun, log } = this.#parts;
    this.#note(() => this.#running.add(run));
    let places: readonly Mark<number>[] = run.statements.map(({ start, end, index }) => ({ start, end, value: index }));
    // Rarely changed, and looked into at every change of a statement.
    let placed: ReadonlyMap<number, Mark<number>> | undefined;
    const marked = new Set<number>();
    const mark = (statement: RunStatement) => {
      if (marked.has(statement.index) || document.isClosed) return;
      placed ??= new Map(places.map((place) => [place.value, place]));
      const place = placed.get(statement.index);
      const found = place && faultMarkOf(statement, place);
      if (!found) return;
      marked.add(statement.index);
      faults.add(document, [found]);
    };
    const heard = [
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document !== document) return;
        places = moved(places, change.contentChanges);
        placed = undefined;
      }),
      run.onDidChange((statement) => {
        if (statement) mark(statement);
        else this.#note(() => undefined);
      }),
    ];
    for (const statement of run.statements) mark(statement);
    try {
      showRun(run).catch((error: unknown) => log.error(`results: ${String(error)}`));
      await ended;
    } finally {
      for (const each of heard) each.dispose();
      this.#note(() => this.#running.delete(run));
    }
  }

  #note(change: () => unknown): void {
    change();
    const files = [...this.#running].flatMap(({ uri }) =>
      uri === undefined ? [] : contextPaths(vscode.Uri.parse(uri)),
    );
    void vscode.commands.executeCommand('setContext', 'spliceReplication.running', this.#running.size > 0);
    void vscode.commands.executeCommand('setContext', 'spliceReplication.runningFiles', files);
    this.#changed.fire();
  }

  #sessionsOf(steps: readonly PlannedStep[]) {
    const ids = new Set(steps.map(({ target }) => target.id));
    return [...ids].flatMap((id) => this.#parts.clusters.find(id) ?? []);
  }

  #valuesOf(uri: vscode.Uri): Map<string, SqlValue> {
    const values = this.#values.get(uri.toString()) ?? new Map<string, SqlValue>();
    this.#values.set(uri.toString(), values);
    return values;
  }

  #launchParts(restartDeadlineMs: number): LaunchParts {
    const { clusters, audit, log } = this.#parts;
    return {
      clusters,
      audit,
      restartDeadlineMs,
      confirm: askToGoOn,
      now: () => new Date(),
      sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
      warn: (text) => {
        log.warn(text);
        void showWithLog('warning', text);
      },
    };
  }
}

/** The part's own target would be lost with the directive above it. */
function withTarget(text: string, part: ScriptPart | undefined): string {
  if (!part) return text;
  const target = targetAt(text, part.start);
  const own = text.slice(part.start, part.end).trim();
  switch (target.kind) {
    case 'bound':
      return own;
    case 'cluster':
      return `-- @cluster ${target.name}\n${own}`;
    case 'role':
      return `-- @${target.role}\n${own}`;
  }
}

async function askAgain(title: string, steps: readonly PlannedStep[]): Promise<boolean> {
  const targets = [...new Set(steps.map(({ target }) => targetWords(target)))].join(', ');
  const run = t('Run');
  const detail = steps
    .slice(0, 8)
    .map(({ text }) => text.slice(0, 200))
    .concat(steps.length > 8 ? [t('and {0} more', steps.length - 8)] : [])
    .join('\n');
  const question = t('Run {0} again on {1}?', title, targets);
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, run)) === run;
}
