/** The shape of the conformance table: a case sets a state, makes calls, and says what comes back and what is left. */
import type { SqlParameter } from '../../src/connection/connection';
import type { WrongLogIn } from './target';
import type { LabRelease } from '../labs/mariadb/releases';

/** `{backup}` in a text stands for the number of the newest backup, `{own}` and `{other}` in a text stand for the cluster keys of the cluster called and the other one, `{address}` for the other's host and port. */
export interface ConformanceCase {
  /** Unique together with `group`. */
  readonly name: string;
  readonly group: string;
  /** 3.2.0.2025 where absent. */
  readonly release?: LabRelease;
  readonly contents?: ContentsName;
  /** Rows of SYSREPLICATION at the start, see `notation.ts`. */
  readonly rows?: string;
  /** Tables that are on at the start, whatever the rows say: `S.T1, S.T2`. */
  readonly switchedOn?: string;
  /** Peers at the start, see `notation.ts`. */
  readonly peers?: string;
  readonly role?: string;
  /** Up to when data have arrived, as the server writes it. */
  readonly progress?: string;
  /** Procedures that the restricted user may call. */
  readonly grants?: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  /** Without the schema; its arguments travel as parameters. */
  readonly procedure?: string;
  readonly arguments?: readonly SqlParameter[];
  /** Instead of a procedure. */
  readonly sql?: string;
  /** Instead of a statement: opens a line of its own. */
  readonly logIn?: WrongLogIn;
  /** Instead of a statement: what ends an endless query. `; the line stays` or `; the line is gone` follows the answer. */
  readonly stop?: 'cancel' | 'deadline';
  /** The database owner where absent. */
  readonly as?: 'restricted';
  /**
   * `Label: message` for a single cell, `42Y03! message` for what is thrown, `no rows`, or rows with their cells joined by blanks and `/`
   * between them. Messages are trimmed.
   */
  readonly answer: string | RegExp;
  /** Rows of SYSREPLICATION afterwards, in any order, equal ones as often as they stand there. Not looked at where absent. */
  readonly rows?: string;
  /** All tables that are on afterwards, in any order, those of the system left out. */
  readonly switchedOn?: string;
  readonly peers?: string;
}

/** What stands in the catalogue beside the system's own: see `contents.ts`. */
export type ContentsName = 'plain' | 'external' | 'temporary' | 'mixed-table' | 'mixed-schema';
