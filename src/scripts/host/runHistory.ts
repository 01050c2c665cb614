/** Earlier runs as a list to pick from: when, what, where, and how each ended. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { AuditHistory } from '../auditHistory';
import type { PastRun } from '../history';
import { targetWords } from '../planText';

const mostRuns = 200;

export async function pickFromRuns(auditFile: string, open: (run: PastRun) => Promise<void>): Promise<void> {
  const items = new AuditHistory(auditFile).runs(mostRuns).then((runs) => runs.map(itemOf));
  const none = (await items).length === 0;
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('History of runs'),
    placeHolder: none ? t('Nothing has been run yet') : t('Choose a run to open its script and run it again'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) await open(chosen.run);
}

function itemOf(run: PastRun): vscode.QuickPickItem & { readonly run: PastRun } {
  const targets = [...new Set(run.statements.map(({ target }) => targetWords(target)))].join(', ');
  const count = (...outcomes: string[]) => run.statements.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const parts = [
    stateWord(run.state),
    t('{0} ran', count('success', 'no-change')),
    ...[count('failed')].filter(Boolean).map((failed) => t('{0} failed', failed)),
    ...[count('unknown')].filter(Boolean).map((unknown) => t('{0} unknown', unknown)),
    ...[count('not-run', 'skipped')].filter(Boolean).map((notRun) => t('{0} not run', notRun)),
  ];
  return {
    label: `$(${stateIcon(run)}) ${run.title.replace(/\$\(/g, '$\u200b(')}`,
    description: targets,
    detail: `${run.startedAt.toLocaleString(vscode.env.language)}, ${parts.join(', ')}`,
    run,
  };
}

function stateWord(state: PastRun['state']): string {
  switch (state) {
    case 'done':
      return t('Done');
    case 'stopped':
      return t('Stopped');
    case 'cancelled':
      return t('Cancelled');
    case 'interrupted':
      return t('Interrupted: the window was closed');
  }
}

function stateIcon({ state, statements }: PastRun): string {
  if (statements.some(({ outcome }) => outcome === 'unknown')) return 'question';
  switch (state) {
    case 'done':
      return 'pass';
    case 'stopped':
      return 'error';
    case 'cancelled':
    case 'interrupted':
      return 'circle-slash';
  }
}
