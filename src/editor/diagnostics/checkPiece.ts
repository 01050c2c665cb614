/** What is found between two semicolons: directives, and the statement on the cluster that they lead to. */
import { readDirective, type Directive, type DirectiveProblem } from '../../sql/directives';
import { tokenAt } from '../../sql/lexer';
import { statementOf } from '../../sql/statements';
import type { ScriptPiece } from '../core/scriptChunks';
import { checkStatement, LONGEST_STATEMENT, moved, placed, removingSemicolon } from './checkStatement';
import {
  changesOf,
  type ScriptClusters,
  type ScriptState,
  type ScriptStates,
  type StatementChanges,
} from './scriptState';
import { directiveProblem, insideStatement, unknownCluster } from './directives';
import type { Finding } from './finding';
import { unclosedComment } from './text/unclosed';

export interface CheckedPiece {
  /** Offsets count from the beginning of the piece. */
  readonly findings: readonly Finding[];
  readonly after: ScriptState;
}

/** What the text of a piece alone tells. */
export interface PieceReading {
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
  readonly changes: StatementChanges;
}

/** Offsets count from the beginning of the piece. A long statement is not searched. */
export function readPiece(text: string, { statement }: ScriptPiece): PieceReading {
  const directives: Directive[] = [];
  const problems: DirectiveProblem[] = [];
  const changes = statement ? changesOf(text.slice(statement.start, statement.end)) : { stale: 0 };
  if (!text.includes('@')) return { directives, problems, changes };
  const isLong = statement !== undefined && statement.end - statement.start > LONGEST_STATEMENT;
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    if (isLong && token.start >= statement.start) break;
    at = token.end;
    if (token.kind !== 'line-comment') continue;
    const read = readDirective(text, token.start, token.end);
    if (read?.directive) directives.push(read.directive);
    else if (read) problems.push(read.problem);
  }
  return { directives, problems, changes };
}

/** `text` is the piece's. */
export function checkPiece(
  text: string,
  piece: ScriptPiece,
  { directives, problems, changes }: PieceReading,
  before: ScriptState,
  clusters: ScriptClusters,
  states: ScriptStates,
): CheckedPiece {
  const findings: Finding[] = problems.flatMap((problem) => directiveProblem(problem) ?? []);
  const { statement } = piece;
  let state = before;
  for (const directive of directives) {
    if (statement && directive.start > statement.start) {
      findings.push(insideStatement(directive));
      continue;
    }
    state = states.behindDirective(directive, state, clusters);
    if (directive.kind === 'cluster')
      findings.push(...[unknownCluster(directive, [...clusters.byName.keys()]) ?? []].flat());
  }
  if (statement) {
    const whole = statementOf(text, statement, piece.unterminated);
    for (const found of checkStatement(whole, state.target)) {
      findings.push(placed(removingSemicolon(found, text, statement), (span) => moved(span, statement.start)));
    }
  }
  if (piece.openComment !== undefined) findings.push(unclosedComment(text, piece.openComment));
  return {
    findings: findings.sort((one, other) => one.start - other.start),
    after: states.behindStatement(changes, state, clusters),
  };
}
