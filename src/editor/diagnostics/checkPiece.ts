/** What is found between two semicolons: directives, and the statement on the cluster that they lead to. */
import { readDirective, type Directive, type DirectiveProblem } from '../../sql/directives';
import { tokenAt } from '../../sql/lexer';
import { statementOf } from '../../sql/statements';
import type { ClusterFacts } from '../core/facts';
import type { ScriptPiece } from '../core/scriptIndex';
import { checkStatement, LONGEST_STATEMENT, moved, placed, removingSemicolon, type Target } from './checkStatement';
import { directiveProblem, insideStatement, unknownCluster } from './directives';
import type { Finding } from './finding';

/** What is known of the clusters. A new object only where something has changed, and so is each cluster's part. */
export interface ScriptClusters {
  readonly bound: ClusterFacts | undefined;
  readonly byName: ReadonlyMap<string, ClusterFacts>;
}

export interface CheckedPiece {
  /** Offsets count from the beginning of the piece. */
  readonly findings: readonly Finding[];
  /** Where what follows would run. */
  readonly target: Target;
}

/** The directives of a piece: what its text alone tells. */
export interface PieceDirectives {
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
}

/** Offsets count from the beginning of the piece. A long statement is not searched. */
export function pieceDirectives(text: string, { statement }: ScriptPiece): PieceDirectives {
  const directives: Directive[] = [];
  const problems: DirectiveProblem[] = [];
  if (!text.includes('@')) return { directives, problems };
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
  return { directives, problems };
}

/** `text` is the piece's. */
export function checkPiece(
  text: string,
  piece: ScriptPiece,
  { directives, problems }: PieceDirectives,
  before: Target,
  clusters: ScriptClusters,
): CheckedPiece {
  const findings: Finding[] = problems.flatMap((problem) => directiveProblem(problem) ?? []);
  const { statement } = piece;
  let target = before;
  for (const directive of directives) {
    if (statement && directive.start > statement.start) {
      findings.push(insideStatement(directive));
      continue;
    }
    target = targetAfter(directive, target, clusters);
    if (directive.kind === 'cluster')
      findings.push(...[unknownCluster(directive, [...clusters.byName.keys()]) ?? []].flat());
  }
  if (statement) {
    const whole = statementOf(text, statement, piece.unterminated);
    for (const found of checkStatement(whole, target)) {
      findings.push(placed(removingSemicolon(found, text, statement), (span) => moved(span, statement.start)));
    }
  }
  return { findings: findings.sort((one, other) => one.start - other.start), target };
}

export function targetAfter(directive: Directive, before: Target, { byName }: ScriptClusters): Target {
  switch (directive.kind) {
    case 'cluster':
      return { facts: byName.get(directive.name.text), role: undefined };
    case 'active':
    case 'passive':
      return { facts: undefined, role: directive.kind };
    case 'let':
    case 'confirm':
    case 'wait-for-restart':
      return before;
  }
}
