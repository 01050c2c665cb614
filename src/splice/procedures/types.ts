/** The shape of the procedure catalogue. Texts are English and looked up in the l10n bundle where they are shown. */
import type { ReleaseRange } from '../release';

export interface ProcedureParameter {
  /** As the server's catalogue spells it, e.g. `peerId`. */
  readonly name: string;
  /** As the server's catalogue spells it, e.g. `VARCHAR(32672)`. */
  readonly type: string;
  readonly description: string;
  /** A literal that a snippet offers, e.g. `1` or `'SCHEMA'`. */
  readonly example: string;
}

/** One signature and the releases that have it. */
export interface ProcedureForm {
  /** Empty where nobody knows which: then the procedure may be in any, and no release is said to have or to lack it. */
  readonly releases: readonly ReleaseRange[];
  readonly parameters: readonly ProcedureParameter[];
  /** What is special in this form: a meaning that differs, a defect of these releases. */
  readonly note?: string;
  /** The procedure is in the catalogue of these releases but a CALL fails. */
  readonly broken?: boolean;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** What can come back: a result column per line, with what it means. */
export interface ProcedureResult {
  /** `outcome`: one row whose column label is the outcome. `rows`: an ordinary result set. `none`: no result set. */
  readonly kind: 'outcome' | 'rows' | 'none';
  readonly columns: readonly ResultColumn[];
}

export interface ProcedureFailure {
  /** `Error` row, thrown with an SQLSTATE, or told in the rows of an ordinary answer. */
  readonly form: 'error-row' | 'thrown' | 'result-row';
  readonly sqlState?: string;
  /** In the server's words, with what differs from case to case in braces; absent where they are not known. */
  readonly message?: string;
  readonly cure: string;
}

export type RunsOn = 'active' | 'passive' | 'either' | 'target';

export interface ProcedureDescription {
  readonly name: string;
  readonly group: 'peer' | 'scope' | 'role' | 'inspection' | 'backup' | 'server';
  readonly forms: readonly ProcedureForm[];
  readonly runsOn: RunsOn;
  /** One sentence. */
  readonly purpose: string;
  /** What it changes, in one or two sentences; empty for a procedure that only reads. */
  readonly effect: string;
  readonly result: ProcedureResult;
  readonly failures: readonly ProcedureFailure[];
  /** One per line: surprises that a person should know before calling it. */
  readonly traps: readonly string[];
  readonly changes: boolean;
  readonly destructive: boolean;
}
