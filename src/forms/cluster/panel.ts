/** The cluster form's host side: shows a draft, tests it, saves it. One panel per cluster. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterProfile } from '../../clusters/profile';
import type { ProfileStore } from '../../clusters/profileStore';
import type { Passwords } from '../../clusters/secrets';
import type { TestStep } from '../../clusters/testConnection';
import { openWebviewPanel, type WebviewPanel } from '../../ui/webviewPanel';
import { draftOf, emptyDraft, problemsOf, profileOf, type ClusterDraft } from './draft';
import {
  readFromForm,
  type FoundDriver,
  type FoundDsn,
  type FromForm,
  type ShownStep,
  type ToForm,
  type TypedSecrets,
} from './messages';
import { preselectionFor } from './preselection';
import { saveCluster } from './save';
import { withStep } from './shownSteps';

export interface FoundOnMachine {
  readonly drivers: readonly FoundDriver[];
  readonly dsns: readonly FoundDsn[];
}

export interface ClusterFormParts {
  readonly extensionUri: vscode.Uri;
  readonly profiles: ProfileStore;
  readonly passwords: Passwords;
  readonly findOnMachine: () => Promise<FoundOnMachine>;
  /** Tries a profile that may not be saved yet; `password` is undefined where it has none, `passphrase` where the kept one will do. */
  readonly test: (profile: ClusterProfile, secrets: TypedSecrets, signal: AbortSignal) => AsyncIterable<TestStep>;
}

export class ClusterForms implements vscode.Disposable {
  readonly #parts: ClusterFormParts;
  readonly #open = new Map<string, ClusterFormPanel>();

  constructor(parts: ClusterFormParts) {
    this.#parts = parts;
  }

  /** Without a profile the form adds a cluster. */
  show(profile?: ClusterProfile): void {
    const id = profile?.id ?? randomUUID();
    const existing = this.#open.get(id);
    if (existing) {
      existing.reveal();
      return;
    }
    const panel = new ClusterFormPanel(this.#parts, id, profile);
    this.#open.set(id, panel);
    panel.onDidDispose(() => this.#open.delete(id));
  }

  dispose(): void {
    for (const panel of this.#open.values()) panel.dispose();
  }
}

class ClusterFormPanel {
  readonly #parts: ClusterFormParts;
  readonly #id: string;
  readonly #original: ClusterProfile | undefined;
  readonly #panel: WebviewPanel<ToForm>;
  #test: AbortController | undefined;

  constructor(parts: ClusterFormParts, id: string, original: ClusterProfile | undefined) {
    this.#parts = parts;
    this.#id = id;
    this.#original = original;
    this.#panel = openWebviewPanel<FromForm, ToForm>({
      extensionUri: parts.extensionUri,
      viewType: 'spliceReplication.clusterForm',
      title: original ? t('Cluster {0}', original.name) : t('Add a cluster'),
      script: 'cluster',
      style: 'form',
      read: readFromForm,
      onMessage: (message) => this.#onMessage(message),
    });
    this.#panel.onDidDispose(() => this.#test?.abort());
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #onMessage(message: FromForm): Promise<void> {
    try {
      switch (message.type) {
        case 'ready':
          await this.#show();
          break;
        case 'test':
          await this.#runTest(message.draft, message);
          break;
        case 'stopTest':
          this.#test?.abort();
          break;
        case 'save':
          await this.#save(message.draft, message);
          break;
        case 'close':
          this.#panel.dispose();
          break;
      }
    } catch (error) {
      this.#panel.post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  async #show(): Promise<void> {
    const { passwords } = this.#parts;
    const found = await this.#parts.findOnMachine();
    const draft = (this.#original && draftOf(this.#original)) ?? emptyDraft(preselectionFor(found));
    this.#panel.post({
      type: 'show',
      draft,
      isNew: this.#original === undefined,
      otherNames: this.#otherNames(),
      hasKeptPassword: this.#original !== undefined && (await passwords.has(this.#original)),
      hasKeptPassphrase: this.#original !== undefined && (await passwords.passphraseFor(this.#original)) !== undefined,
      drivers: found.drivers,
      dsns: found.dsns,
      translations: vscode.l10n.bundle ?? {},
    });
  }

  async #runTest(draft: ClusterDraft, typed: TypedSecrets): Promise<void> {
    this.#test?.abort();
    const test = new AbortController();
    this.#test = test;
    const profile = profileOf(draft, this.#id, this.#original);
    const { passwords } = this.#parts;
    const password = typed.password ?? (await passwords.passwordFor(profile));
    let steps: readonly ShownStep[] = [];
    for await (const step of this.#parts.test(profile, { ...typed, password }, test.signal)) {
      steps = withStep(steps, step);
      if (step.loginRefused && typed.password === undefined) passwords.refused(profile);
      this.#panel.post({ type: 'steps', steps, done: false });
    }
    this.#panel.post({ type: 'steps', steps, done: true });
  }

  async #save(draft: ClusterDraft, typed: TypedSecrets): Promise<void> {
    const problem = Object.values(problemsOf(draft, this.#otherNames()))[0];
    if (problem !== undefined) throw new Error(problem);
    const profile = profileOf(draft, this.#id, this.#original);
    await saveCluster(this.#parts, profile, typed, this.#original === undefined);
    this.#panel.dispose();
  }

  #otherNames(): string[] {
    return this.#parts.profiles.profiles.filter(({ id }) => id !== this.#id).map(({ name }) => name);
  }
}
