/** One check of one statement: pure, quick, and told only what was read already. */
import type { ParsedCall } from '../../sql/call';
import type { Token } from '../../sql/lexer';
import type { Statement } from '../../sql/statements';
import type { ClusterFacts } from '../core/facts';
import type { Finding } from './finding';

/** Offsets count from the beginning of `text`. */
export interface CheckedStatement {
  readonly text: string;
  readonly unterminated: Statement['unterminated'];
  /** Comments and blanks included. */
  readonly tokens: readonly Token[];
  /** Where the statement is a CALL. */
  readonly call: ParsedCall | undefined;
  /** Of the cluster it would run on, as the file's binding and the directives above it say; undefined where that is not known. */
  readonly facts: ClusterFacts | undefined;
  /** The cluster is one chosen for a role when the script starts. */
  readonly role: 'active' | 'passive' | undefined;
  /** SET SCHEMA SYSCS_UTIL stands above: the schema of a procedure may be left out. */
  readonly isInUtil: boolean;
  /** The directory of the script's latest backup, as it is written there. */
  readonly backedUpTo: string | undefined;
}

/** Offsets of the findings count from the beginning of the statement's text. Never throws, whatever the text. */
export type StatementCheck = (statement: CheckedStatement) => readonly Finding[];
