/** The commands of the walkthrough, and its panels: one for each set-up. Loaded when the first of them is used. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clusters } from '../clusters/session';
import type { CommandHandler } from '../ui/command';
import { shownFailure } from '../ui/failure';
import { withoutLinks } from '../ui/notified';
import { nextStep } from './core/advance';
import { confirmStep } from './confirm';
import { isRecord } from './core/isRecord';
import { newSetUp, type Choices, type SetUp, type Way } from './core/model';
import { stepTitle } from './core/texts';
import { titleOf } from './core/view/viewOf';
import { LiveSetUp } from './liveSetUp';
import type { walkthroughNames } from './names';
import { SetUpPanel } from './panel';
import { SiteFiles } from './siteFiles';
import { SetUpStore } from './store';

export interface WalkthroughParts {
  readonly extensionUri: vscode.Uri;
  readonly clusters: Clusters;
  /** A folder of our own, which need not exist yet. */
  readonly storageFolder: string;
  readonly subscriptions: { dispose(): unknown }[];
}

export class Walkthrough implements vscode.Disposable {
  readonly #parts: WalkthroughParts;
  readonly #store: SetUpStore;
  readonly #sites = new SiteFiles();
  readonly #live = new Map<string, LiveSetUp>();
  readonly #panels = new Map<string, SetUpPanel>();

  constructor(parts: WalkthroughParts) {
    this.#parts = parts;
    this.#store = new SetUpStore(path.join(parts.storageFolder, 'set-ups'));
    parts.subscriptions.push(this);
  }

  readonly commands: Readonly<Record<(typeof walkthroughNames)[number], CommandHandler>> = {
    setUpPair: (node) => this.#begin('pair', node),
    removePeerGuided: (node) => this.#begin('remove-peer', node),
    narrowReplication: (node) => this.#begin('narrow', node),
    openSetUp: () => this.#pick(),
  };

  /** For a panel that VS Code brings back after a reload. */
  async revive(revived: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = isRecord(state) && typeof state['id'] === 'string' ? state['id'] : '';
    const setUp = this.#live.get(id)?.setUp ?? (await this.#store.load(id));
    if (setUp) this.#show(setUp, revived);
    else revived.dispose();
  }

  dispose(): void {
    for (const live of this.#live.values()) live.dispose();
    this.#sites.dispose();
  }

  /** A new one, unless the person would rather go on with one that is not finished. */
  async #begin(way: Way, node: unknown): Promise<void> {
    const unfinished = (await this.#store.all()).filter((setUp) => setUp.way === way && nextStep(setUp) !== 'report');
    const chosen = unfinished.length === 0 ? 'new' : await this.#chosenOf(unfinished, way);
    if (chosen === undefined) return;
    if (chosen !== 'new') {
      await this.#open(chosen);
      return;
    }
    const active = isRecord(node) && typeof node['clusterId'] === 'string' ? node['clusterId'] : undefined;
    const choices: Choices = active === undefined ? {} : { active };
    const setUp = newSetUp(randomUUID(), way, choices, new Date());
    const saved = this.#store.save(setUp);
    this.#show(setUp);
    await saved;
  }

  async #chosenOf(setUps: readonly SetUp[], way: Way): Promise<SetUp | 'new' | undefined> {
    const items = [
      { label: t('$(add) Begin a new one'), setUp: 'new' as const },
      ...setUps.map((setUp) => ({ ...itemOf(setUp), setUp })),
    ];
    const placeHolder = way === 'pair' ? t('There are set-ups that are not finished') : t('This was begun before');
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.setUp;
  }

  async #pick(): Promise<void> {
    const setUps = await this.#store.all();
    if (setUps.length === 0) {
      void vscode.window.showInformationMessage(t('There is no set-up yet.'));
      return;
    }
    const remove: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('trash'),
      tooltip: t('Delete this set-up'),
    };
    const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { setUp: SetUp }>();
    const items = (all: readonly SetUp[]) => all.map((setUp) => ({ ...itemOf(setUp), setUp, buttons: [remove] }));
    pick.items = items(setUps);
    pick.placeholder = t('Choose a set-up');
    pick.onDidTriggerItemButton(({ item }) => {
      void this.#askAndDelete(item.setUp);
    });
    pick.onDidHide(() => pick.dispose());
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item) void this.#open(item.setUp);
    });
    pick.show();
  }

  async #askAndDelete(setUp: SetUp): Promise<void> {
    const verb = t('Delete');
    const question = t('Delete the set-up “{0}”?', titleOf(setUp));
    const detail = t('What it knows and its report are lost. Nothing changes on the clusters.');
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, verb);
    if (answer === verb) await this.#delete(setUp);
    await this.#pick();
  }

  /** What runs on a cluster goes on there; only what is kept of it here is deleted. */
  async #delete({ id }: SetUp): Promise<void> {
    this.#panels.get(id)?.dispose();
    this.#live.get(id)?.dispose();
    this.#live.delete(id);
    await this.#store.remove(id);
  }

  /** One that was kept, as it is now. */
  async #open({ id }: SetUp): Promise<void> {
    const setUp = this.#live.get(id)?.setUp ?? (await this.#store.load(id));
    if (setUp) this.#show(setUp);
  }

  #show(setUp: SetUp, revived?: vscode.WebviewPanel): void {
    const open = this.#panels.get(setUp.id);
    if (open && !revived) {
      open.reveal();
      return;
    }
    const { extensionUri, clusters } = this.#parts;
    const live =
      this.#live.get(setUp.id) ?? new LiveSetUp(setUp, { store: this.#store, clusters, confirm: confirmStep });
    this.#live.set(setUp.id, live);
    const tellFailure = (error: unknown) => {
      const { message, advice } = shownFailure(error);
      void vscode.window.showErrorMessage(withoutLinks(advice === undefined ? message : `${message} ${advice}`));
    };
    const panel = new SetUpPanel(live, {
      extensionUri,
      clusters,
      sites: this.#sites,
      // What the clusters say is read behind the page, which would be drawn later otherwise.
      onDrawn: () => void live.resume().catch(tellFailure),
      tellFailure,
      ...(revived && { revived }),
    });
    this.#panels.set(setUp.id, panel);
    panel.onDidDispose(() => {
      if (this.#panels.get(setUp.id) === panel) this.#panels.delete(setUp.id);
    });
  }
}

function itemOf(setUp: SetUp): vscode.QuickPickItem {
  const next = nextStep(setUp);
  const changed = new Date(setUp.changedAt).toLocaleString(vscode.env.language);
  return {
    label: titleOf(setUp),
    description: next === 'report' ? t('finished') : t('next: {0}', stepTitle(next)),
    detail: t('changed {0}', changed),
  };
}
