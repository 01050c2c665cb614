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

/** How many findings are told of one script, and looked for in one statement: nobody reads more, and each is sent to the window. */
export const MOST_FINDINGS = 500;

/** The first ones: what is behind them is not even looked for. */
export function* first<T>(found: Iterable<T>, count: number): Generator<T> {
  let given = 0;
  for (const one of found) {
    if (given === count) return;
    given += 1;
    yield one;
  }
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function finding(
  code: string,
  severity: FindingSeverity,
  { start, end }: Span,
  message: string,
  fixes: readonly FindingFix[] = [],
): Finding {
  return { code, severity, start, end, message, fixes };
}

/** Puts `text` in the place of a span. */
export function replacing(title: string, { start, end }: Span, text: string, isPreferred = false): FindingFix {
  return { title, edits: [{ start, end, text }], isPreferred };
}

export function inserting(title: string, at: number, text: string, isPreferred = false): FindingFix {
  return replacing(title, { start: at, end: at }, text, isPreferred);
}
