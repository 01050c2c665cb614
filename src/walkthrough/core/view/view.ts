/** What the webview shows: texts and their order, made here so that it has nothing to decide. */
import type { Finding, StepId, StepState, Table } from '../model';

export const actionIds = [
  'run',
  'stop',
  'restarted',
  'look-up',
  'reset',
  'by-hand',
  'skip',
  'next',
  'add-cluster',
  'copy-sql',
  'step-script',
  'open-script',
  'open-site-active',
  'open-site-passive',
  'copy-xml-active',
  'copy-xml-passive',
  'save-xml-active',
  'save-xml-passive',
  'save-report',
  'read-again',
] as const;
export type ActionId = (typeof actionIds)[number];

export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
  readonly primary: boolean;
  readonly enabled: boolean;
  /** Those of one title stand below it, apart from the others. */
  readonly group?: string;
}

export interface FieldView {
  readonly name: string;
  readonly kind: 'text' | 'lines' | 'list' | 'yes-no';
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface FindingView {
  readonly level: Finding['level'];
  readonly word: string;
  readonly text: string;
  readonly cure?: string;
}

export interface StatementView {
  readonly on: string;
  readonly sql: string;
}

export interface StepLine {
  readonly id: StepId;
  readonly title: string;
  readonly state: StepState;
  readonly word: string;
  /** How it ended, in a line. */
  readonly line: string;
}

export interface StepView {
  readonly id: StepId;
  readonly title: string;
  /** The cluster that it changes or asks. */
  readonly on: string;
  readonly reason: string;
  readonly fields: readonly FieldView[];
  /** Why it cannot be run now. */
  readonly hindrance?: string;
  readonly state: StepState;
  readonly word: string;
  readonly outcome?: { readonly message: string; readonly cure?: string; readonly at: string };
  /** Since when it runs, and how long that is by the host's clock. */
  readonly running?: { readonly since: string; readonly elapsedMs: number };
  /** Said while the clusters are read. */
  readonly reading?: string;
  /** What the clusters say of it now. */
  readonly now?: string;
  readonly findings: readonly FindingView[];
  readonly table?: Table;
  /** Beneath `tableTitle`. */
  readonly tableTitle?: string;
  readonly statements: readonly StatementView[];
  readonly actions: readonly ActionView[];
  /** The report as text. */
  readonly report?: string;
}

export interface PictureView {
  readonly active: { readonly name: string; readonly detail: string };
  readonly passive: { readonly name: string; readonly detail: string };
  readonly arrow: 'none' | 'flows' | 'paused' | 'unknown';
  /** State of the arrow in words. */
  readonly words: string;
}

export interface SetUpView {
  readonly title: string;
  readonly picture: PictureView;
  readonly steps: readonly StepLine[];
  readonly step: StepView;
  /** Read aloud when it changes. */
  readonly announcement: string;
}
