/** The panel of one set-up: shows what is, and hands on what the person does. The set-up itself lives on without it. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clusters } from '../clusters/session';
import { openWebviewPanel, type WebviewPanel } from '../ui/webviewPanel';
import { nextStep } from './core/advance';
import { recordOf, type SetUp, type Side, type StepId } from './core/model';
import { reportOf } from './core/report';
import { settingsEnd } from './core/run/configure';
import { scriptOf, stepScript } from './core/script';
import { missingOn, settingFindings } from './core/settingChecks';
import type { ActionId } from './core/view/view';
import { titleOf, viewOf } from './core/view/viewOf';
import type { LiveSetUp } from './liveSetUp';
import { readFromSetUp, type FromSetUp, type SetUpPageData, type ToSetUp } from './messages';
import { setUpPanelType } from './names';
import { saveText, settingsXml, type SiteFiles } from './siteFiles';

export interface PanelParts {
  readonly extensionUri: vscode.Uri;
  readonly clusters: Clusters;
  readonly sites: SiteFiles;
  readonly revived?: vscode.WebviewPanel;
  /** Called when its page has drawn itself for the first time. */
  readonly onDrawn: () => void;
  /** For errors that no step tells. */
  readonly tellFailure: (error: unknown) => void;
}

export class SetUpPanel {
  readonly #live: LiveSetUp;
  readonly #parts: PanelParts;
  readonly #panel: WebviewPanel<ToSetUp>;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  #posting = false;
  #isDrawn = false;
  readonly onDidDispose: vscode.Event<void>;

  constructor(live: LiveSetUp, parts: PanelParts) {
    this.#live = live;
    this.#parts = parts;
    this.#panel = openWebviewPanel<FromSetUp, ToSetUp>({
      extensionUri: parts.extensionUri,
      viewType: setUpPanelType,
      title: titleOf(live.setUp),
      script: 'walkthrough',
      style: 'walkthrough',
      data: () => this.#pageData,
      read: readFromSetUp,
      onMessage: (message) => this.#heard(message).catch(parts.tellFailure),
      ...(parts.revived && { revived: parts.revived }),
    });
    this.onDidDispose = this.#panel.onDidDispose;
    const update = () => this.#update();
    this.#subscriptions.push(live.onDidChange(update), parts.clusters.onDidChange(update));
    this.#panel.onDidDispose(() => {
      for (const subscription of this.#subscriptions) subscription.dispose();
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  get #setUp(): SetUp {
    return this.#live.setUp;
  }

  /** Several changes in a row make one message. */
  #update(): void {
    if (this.#posting) return;
    this.#posting = true;
    setImmediate(() => {
      this.#posting = false;
      this.#show();
    });
  }

  #show(): void {
    this.#panel.setTitle(titleOf(this.#setUp));
    this.#panel.post(this.#shown);
  }

  get #shown(): ToSetUp {
    const { setUp, facts, isReading } = this.#live;
    const clusters = this.#parts.clusters.sessions;
    const time = (iso: string) => new Date(iso).toLocaleString(vscode.env.language);
    return { type: 'show', view: viewOf({ setUp, facts, clusters, isReading, now: new Date(), time }) };
  }

  get #pageData(): SetUpPageData {
    return [{ type: 'begin', id: this.#setUp.id, translations: vscode.l10n.bundle ?? {} }, this.#shown];
  }

  async #heard(message: FromSetUp): Promise<void> {
    switch (message.type) {
      case 'ready':
        // What its page was made with may be old: VS Code draws a page anew that was moved to another window.
        this.#show();
        if (!this.#isDrawn) this.#parts.onDrawn();
        this.#isDrawn = true;
        break;
      case 'open':
        await this.#live.apply({ kind: 'opened', step: message.step });
        break;
      case 'choose':
        if (await this.#live.choose(message.name, message.value)) break;
        void vscode.window.showWarningMessage(t('The clusters cannot be changed while a step is at work.'));
        this.#show();
        break;
      case 'act':
        // A button that was pressed just before the step changed under it.
        if (message.step === this.#setUp.open) await this.#act(message.action, message.step);
        break;
    }
  }

  async #act(action: ActionId, step: StepId): Promise<void> {
    const live = this.#live;
    const facts = live.facts ?? { at: new Date(0) };
    switch (action) {
      case 'run':
        await live.run(step);
        break;
      case 'stop':
        live.stop();
        break;
      case 'restarted':
        live.tellRestarted();
        break;
      case 'look-up':
        await live.lookUp(step);
        break;
      case 'read-again':
        await live.resume();
        break;
      case 'reset':
      case 'by-hand':
        if (live.isWorking) break;
        await live.apply({ kind: action === 'reset' ? 'reset' : 'done-by-hand', step });
        break;
      case 'skip':
        await this.#skip(step);
        break;
      case 'next':
        await live.apply({ kind: 'opened', step: nextStep(this.#setUp) });
        break;
      case 'add-cluster':
        await vscode.commands.executeCommand('spliceReplication.addCluster');
        break;
      case 'copy-sql':
        await vscode.env.clipboard.writeText(stepScript(this.#setUp, facts, step));
        break;
      case 'step-script':
        await showScript(stepScript(this.#setUp, facts, step));
        break;
      case 'open-script':
        await showScript(scriptOf(this.#setUp, facts));
        break;
      case 'save-report':
        await saveText('replication.md', reportOf(this.#setUp, new Date()), { Markdown: ['md'] });
        break;
      case 'open-site-active':
      case 'open-site-passive':
        await this.#checkSite(action === 'open-site-active' ? 'active' : 'passive');
        break;
      case 'copy-xml-active':
      case 'copy-xml-passive':
        await this.#missingXml(action === 'copy-xml-active' ? 'active' : 'passive', async (text) => {
          await vscode.env.clipboard.writeText(text);
          void vscode.window.showInformationMessage(
            t('The settings are copied: they belong inside configuration in hbase-site.xml.'),
          );
        });
        break;
      case 'save-xml-active':
      case 'save-xml-passive':
        await this.#missingXml(action === 'save-xml-active' ? 'active' : 'passive', (text) =>
          saveText('replication-settings.xml', text, { XML: ['xml'] }),
        );
        break;
    }
  }

  async #skip(step: StepId): Promise<void> {
    const reason = await vscode.window.showInputBox({
      title: t('Skip this step'),
      prompt: t('Why? The reason goes into the report.'),
      validateInput: (text) => (text.trim() === '' ? t('Give a reason.') : undefined),
    });
    if (reason === undefined || reason.trim() === '' || recordOf(this.#setUp, step).state === 'running') return;
    await this.#live.apply({ kind: 'skipped', step, reason: reason.trim() });
  }

  async #checkSite(side: Side): Promise<void> {
    await this.#parts.sites.check(this.#setUp, side, async (site) => {
      await this.#live.apply({ kind: 'site-checked', side, site });
      if (recordOf(this.#setUp, 'configure').state === 'running') return;
      const findings = settingFindings(this.#setUp, this.#live.facts ?? { at: new Date(0) });
      await this.#live.apply({ kind: 'ended', step: 'configure', ...settingsEnd(this.#setUp, findings) });
    });
  }

  async #missingXml(side: Side, use: (text: string) => Promise<void>): Promise<void> {
    const values = missingOn(this.#setUp, this.#live.facts ?? { at: new Date(0) }, side);
    if (values.size === 0)
      void vscode.window.showInformationMessage(t('Nothing is missing there, as far as the servers tell.'));
    else await use(settingsXml(values));
  }
}

async function showScript(content: string): Promise<void> {
  const language = (await vscode.languages.getLanguages()).includes('splice-sql') ? 'splice-sql' : 'sql';
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }), {
    preview: false,
  });
}
