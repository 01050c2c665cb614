/** All that is found in one statement. */
import { parseCall } from '../../sql/call';
import { tokenAt, tokenize, type Token } from '../../sql/lexer';
import { splitStatements, type Statement } from '../../sql/statements';
import type { ClusterFacts } from '../core/facts';
import type { CheckedStatement } from './check';
import { stages } from './checks';
import { beforeEdits, preferredEdits, withEdits } from './edits';
import { MOST_FINDINGS, type Finding, type FindingFix, type Span, type TextEdit } from './finding';
import { unclosed } from './text/unclosed';

/** Where a statement would run. */
export interface Target {
  readonly facts: ClusterFacts | undefined;
  readonly role: CheckedStatement['role'];
  readonly isInUtil: boolean;
  readonly backedUpTo: string | undefined;
}

/** Longer statements, in characters, are not checked: a hundred pages of values have no call among them. */
export const LONGEST_STATEMENT = 100_000;

/** Longer ones are not read a second time as their fixes would leave them. */
const LONGEST_TWICE = 20_000;

/** Of a longer statement without an end: the place is found among the first, or none. */
const MOST_TOKENS = 10_000;

const unknown: Target = { facts: undefined, role: undefined, isInUtil: false, backedUpTo: undefined };

/** Offsets of the findings count from the beginning of the statement. */
export function checkStatement(
  statement: Pick<Statement, 'text' | 'unterminated'>,
  target: Target,
): readonly Finding[] {
  if (statement.text.length > LONGEST_STATEMENT) return checkLong(statement);
  return fromStage(0, read(statement, target));
}

function read({ text, unterminated }: Pick<Statement, 'text' | 'unterminated'>, target: Target): CheckedStatement {
  return { text, unterminated, tokens: tokenize(text), call: parseCall(text), ...target };
}

/** A text without an end may be the reason of its length. */
function checkLong({ text, unterminated }: Pick<Statement, 'text' | 'unterminated'>): readonly Finding[] {
  if (unterminated === undefined) return [];
  const tokens: Token[] = [];
  for (let at = 0; at < text.length && tokens.length < MOST_TOKENS;) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return unclosed({ text, unterminated, tokens, call: undefined, ...unknown });
}

function fromStage(stage: number, statement: CheckedStatement): readonly Finding[] {
  const findings = stages[stage]?.flatMap((check) => check(statement));
  if (!findings) return [];
  // What is left unfixed would lead the later stages astray.
  if (findings.length > MOST_FINDINGS) return findings;
  const edits = preferredEdits(findings);
  if (edits.length > 0) return [...findings, ...behind(stage + 1, statement, edits)];
  if (findings.some(isInTheWay)) return findings;
  return [...findings, ...fromStage(stage + 1, statement)];
}

/** Nothing behind it can be told before a person puts it right. */
function isInTheWay({ severity, fixes }: Finding): boolean {
  return severity === 'error' && !fixes.some(({ isPreferred }) => isPreferred);
}

/** What the later stages find in the text that the fixes leave, at the places where it was before. */
function behind(
  stage: number,
  { text, facts, role, isInUtil, backedUpTo }: CheckedStatement,
  edits: readonly TextEdit[],
): readonly Finding[] {
  if (stage >= stages.length || text.length > LONGEST_TWICE) return [];
  const fixed = withEdits(text, edits);
  return splitStatements(fixed).flatMap((inner, index) => {
    // A directive among what was swallowed may have chosen another cluster.
    const found = fromStage(stage, read(inner, index === 0 ? { facts, role, isInUtil, backedUpTo } : unknown));
    return found.map((one) =>
      placed(removingSemicolon(one, fixed, inner), (span) => beforeEdits(edits, moved(span, inner.start))),
    );
  });
}

/** The finding and its fixes at other places. */
export function placed(finding: Finding, place: (span: Span) => Span): Finding {
  const fixes = finding.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...place(edit), text: edit.text })),
  }));
  const { start, end } = place(finding);
  return { ...finding, start, end, fixes };
}

export function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A fix that removes a statement of the text removes its semicolon, too. */
export function removingSemicolon(found: Finding, text: string, { start, end }: Span): Finding {
  const length = end - start;
  if (!found.fixes.some((fix) => isRemoval(fix, length))) return found;
  const more = /^\s*;/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  const fixes = found.fixes.map((fix) =>
    isRemoval(fix, length) ? { ...fix, edits: [{ start: 0, end: length + more, text: '' }] } : fix,
  );
  return { ...found, fixes };
}

function isRemoval({ edits }: FindingFix, length: number): boolean {
  const [only, ...others] = edits;
  return only?.text === '' && only.start === 0 && only.end === length && others.length === 0;
}
