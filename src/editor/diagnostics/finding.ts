/** What a check finds in a script, and how it can be put right. */

export type FindingSeverity = 'error' | 'warning' | 'information';

/** Offsets count UTF-16 units from the beginning of the text that was checked. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface FindingFix {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that "fix all" takes: it changes nothing but what is wrong. */
  readonly isPreferred: boolean;
}

export interface Finding {
  /** Stable: shown beside the message, and named in the documentation. */
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly start: number;
  readonly end: number;
  /** What is wrong, why, and what to do. */
  readonly message: string;
  readonly fixes: readonly FindingFix[];
}
