/** The history as a list to pick from: when, on which cluster, what, and what became of it. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../../../clusters/environment';
import { withValues } from '../../pastScript';
import type { HistoryEntry, HistoryOutcome } from './entries';
import { history } from './history';

type Rerun = (entry: HistoryEntry) => void | Promise<void>;

interface EntryItem extends vscode.QuickPickItem {
  /** Absent on the line that reads on. */
  readonly entry?: HistoryEntry;
}

const entriesAtOnce = 100;

/** Shows the newest changes at once and older ones on demand; the chosen one is run again, if the person confirms. */
export async function pickFromHistory(auditFile: string, rerun: Rerun): Promise<void> {
  const entries = history(auditFile);
  const pick = vscode.window.createQuickPick<EntryItem>();
  pick.title = t('History of changes');
  pick.placeholder = t('Choose a statement to run it again');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const copy: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: t('Copy the statement') };
  const readOn = async () => {
    pick.busy = true;
    const { found, more } = await next(entries, entriesAtOnce);
    const before = pick.items.filter(({ entry }) => entry);
    const items = found.map((entry) => ({ ...itemOf(entry), buttons: [copy] }));
    pick.keepScrollPosition = true;
    pick.items = [...before, ...items, ...(more ? [{ label: t('Show older changes'), alwaysShow: true }] : [])];
    if (pick.items.length === 0) pick.placeholder = t('No changes have been made yet');
    pick.busy = false;
  };
  try {
    pick.show();
    await readOn();
    const entry = await chosen(pick, readOn);
    if (entry) await rerun(entry);
  } finally {
    pick.dispose();
    await entries.return(undefined);
  }
}

function chosen(pick: vscode.QuickPick<EntryItem>, readOn: () => Promise<void>): Promise<HistoryEntry | undefined> {
  return new Promise((resolve, reject) => {
    pick.onDidTriggerItemButton(({ item }) => {
      if (item.entry) void vscode.env.clipboard.writeText(withValues(item.entry.sql));
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.entry) resolve(item.entry);
      else if (item) readOn().catch(reject);
    });
    pick.onDidHide(() => {
      resolve(undefined);
    });
  });
}

async function next(
  entries: AsyncGenerator<HistoryEntry>,
  count: number,
): Promise<{ found: HistoryEntry[]; more: boolean }> {
  const found: HistoryEntry[] = [];
  while (found.length < count) {
    const step = await entries.next();
    if (step.done) return { found, more: false };
    found.push(step.value);
  }
  return { found, more: true };
}

function itemOf(entry: HistoryEntry): EntryItem {
  const { cluster, sql, time, outcome, message } = entry;
  const when = time.toLocaleString(vscode.env.language);
  const words = [outcomeWord(outcome), message].filter((text) => text !== undefined && text !== '').join(': ');
  return {
    // Icons are written $(so); what a statement holds is no icon.
    label: `$(${outcomeIcon(outcome)}) ${plain(sql)}`,
    description: `${cluster.name} (${environmentWord(cluster.environment)})`,
    detail: `${when}, ${plain(words)}`,
    entry,
  };
}

/** On one line, and without what the list would show as an icon. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\$\(/g, '$\u200b(').slice(0, 300);
}

function outcomeWord(outcome: HistoryOutcome): string {
  switch (outcome) {
    case 'success':
      return t('Success');
    case 'warning':
      return t('No change');
    case 'failure':
      return t('Failed');
    case 'unknown':
      return t('Unknown');
  }
}

function outcomeIcon(outcome: HistoryOutcome): string {
  switch (outcome) {
    case 'success':
      return 'pass';
    case 'warning':
      return 'circle-slash';
    case 'failure':
      return 'error';
    case 'unknown':
      return 'question';
  }
}
