/** How a run ended, in words: which statements ran, which did not, and which are unknown. */
import { t } from '@vscode/l10n';
import type { Run, RunOutcome, RunStatement } from './run';

/** How many lines a sentence lists. */
const longestList = 5;

/** @param at index of the step that stopped the run */
export function summaryOf(run: Pick<Run, 'state' | 'statements'>, at?: number): string {
  const statements = run.statements.filter(({ kind }) => kind === 'statement');
  return [heading(run, statements, at === undefined ? undefined : run.statements[at]), ...parts(statements)].join(' ');
}

function heading(
  { state, statements: steps }: Pick<Run, 'state' | 'statements'>,
  statements: readonly RunStatement[],
  culprit: RunStatement | undefined,
): string {
  const clusters = [...new Set((statements.length > 0 ? statements : steps).map(({ target }) => target.name))].join(
    ', ',
  );
  switch (state) {
    case 'running':
      return t('Running.');
    case 'done':
      return statements.length === 1
        ? t('The statement ran on {0}.', clusters)
        : t('The script ran to its end on {0}.', clusters);
    case 'cancelled':
      return t('Cancelled.');
    case 'stopped': {
      if (!culprit) return t('Nothing was run.');
      const where = t('Stopped at line {0} on {1}: {2}', culprit.line + 1, culprit.target.name, culprit.message);
      return /[.!?]$/.test(where) ? where : `${where}.`;
    }
  }
}

function parts(statements: readonly RunStatement[]): readonly string[] {
  const having = (...outcomes: readonly RunOutcome[]) => statements.filter(({ outcome }) => outcomes.includes(outcome));
  if (statements.length === 1 && having('success').length === 1) return rolledBack(statements);
  const told = (found: readonly RunStatement[], text: (count: number, lines: string) => string) =>
    found.length === 0 ? [] : [text(found.length, linesOf(found))];
  return [
    ...told(having('success', 'no-change'), (count) => t('Ran: {0}.', count)),
    ...told(having('no-change'), (count, lines) => t('Changed nothing: {0} ({1}).', count, lines)),
    ...told(having('failed'), (count, lines) => t('Failed: {0} ({1}).', count, lines)),
    ...told(having('unknown'), (count, lines) =>
      t('Unknown whether it ran: {0} ({1}). Look before you run it again.', count, lines),
    ),
    ...told(having('skipped'), (count, lines) => t('Skipped: {0} ({1}).', count, lines)),
    ...told(having('not-run', 'waiting', 'running'), (count, lines) => t('Not run: {0} ({1}).', count, lines)),
    ...rolledBack(statements),
  ];
}

function rolledBack(statements: readonly RunStatement[]): readonly string[] {
  const found = statements.filter((statement) => statement.rolledBack);
  return found.length === 0 ? [] : [t('Rolled back with their transaction: {0} ({1}).', found.length, linesOf(found))];
}

/** "line 3", "lines 3, 5, 8 and 4 more". */
function linesOf(statements: readonly RunStatement[]): string {
  const lines = statements.map(({ line }) => line + 1);
  const list = lines.slice(0, longestList).join(', ');
  if (lines.length === 1) return t('line {0}', list);
  return lines.length <= longestList
    ? t('lines {0}', list)
    : t('lines {0} and {1} more', list, lines.length - longestList);
}
