/** The words of the results view. */
import { t } from '@vscode/l10n';
import type { Environment } from '../../clusters/profile';
import type { ShownSet, ShownStatement } from '../../scripts/results/messages';
import type { RunState, RunOutcome } from '../../scripts/run';

export function outcomeWord(outcome: RunOutcome): string {
  switch (outcome) {
    case 'waiting':
      return t('Waiting');
    case 'running':
      return t('Running');
    case 'success':
      return t('Success');
    case 'no-change':
      return t('No change');
    case 'failed':
      return t('Failed');
    case 'unknown':
      return t('Unknown');
    case 'not-run':
      return t('Not run');
    case 'skipped':
      return t('Skipped');
  }
}

/** With what became of it later. */
export function statementWord({ outcome, rolledBack }: ShownStatement): string {
  return rolledBack ? t('{0}, rolled back', outcomeWord(outcome)) : outcomeWord(outcome);
}

export function stateWord(state: RunState): string {
  switch (state) {
    case 'running':
      return t('Running');
    case 'done':
      return t('Done');
    case 'stopped':
      return t('Stopped');
    case 'cancelled':
      return t('Cancelled');
  }
}

export function targetText(target: string, environment: Environment): string {
  switch (environment) {
    case 'development':
      return t('{0} (development)', target);
    case 'test':
      return t('{0} (test)', target);
    case 'production':
      return t('{0} (production)', target);
  }
}

export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return t('{0} ms', Math.round(milliseconds));
  const seconds = milliseconds / 1000;
  if (seconds < 60) return t('{0} s', seconds.toFixed(1));
  const whole = Math.floor(seconds);
  return t('{0} min {1} s', Math.floor(whole / 60), whole % 60);
}

/** How far a run is, and what came of it: "5 of 7 statements, 1 failed". Directives do not count, as in the summary. */
export function tally(steps: readonly ShownStatement[]): string {
  const statements = steps.filter(({ directive }) => !directive);
  const count = (...outcomes: RunOutcome[]) => statements.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const over = statements.length - count('waiting', 'running', 'not-run', 'skipped');
  const parts = [
    [count('no-change'), t('no change')] as const,
    [count('failed'), t('failed')] as const,
    [count('unknown'), t('unknown')] as const,
    [count('not-run', 'skipped'), t('not run')] as const,
  ];
  const notable = parts.filter(([number]) => number > 0).map(([number, word]) => `${grouped(number)} ${word}`);
  return [t('{0} of {1} statements', grouped(over), grouped(statements.length)), ...notable].join(', ');
}

export function rowsText({ columns, rowCount, received, truncated, cutCount }: ShownSet): string {
  const parts = [rowCount === 1 ? t('1 row') : t('{0} rows', grouped(rowCount))];
  if (received !== undefined) parts.push(t('of {0} received; an export holds them all', grouped(received)));
  if (truncated) parts.push(t('the server has more'));
  if (cutCount > 0) parts.push(cutCount === 1 ? t('1 text was cut') : t('{0} texts were cut', grouped(cutCount)));
  const objects = columns.filter(({ type }) => type === 'java-object').map(({ name }) => name);
  if (objects.length > 0) {
    parts.push(t('{0}: Java objects, which CAST(… AS LONG VARCHAR) shows as text', objects.join(', ')));
  }
  return parts.join(', ');
}

/** Digits in groups of three, parted by a narrow blank, which every language reads; a formatter of the browser takes 20 ms to load. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
