/** What became of a plan's steps, and the one message that tells it. */
import { t } from '@vscode/l10n';
import { failureCure } from '../../splice/failureCure';
import type { Outcome } from '../../splice/outcome';
import type { Step } from './plan';

export interface StepResult {
  readonly step: Step;
  /** Undefined where the step was not run: cancelled before its turn. */
  readonly outcome: Outcome | undefined;
}

export interface Summary {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Can be tried again; steps of unknown outcome are not among them. */
  readonly failed: readonly Step[];
}

/** By the server's own word. */
export function outcomeWord(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'success':
      return t('Success');
    case 'warning':
      return t('No change');
    case 'failure':
      return t('Failed');
    case 'unknown':
      return t('Unknown');
  }
}

/** The longest list of failures that a notification still shows whole. */
const longestList = 5;

/** @param unread why the state could not be read again; undefined where it was */
export function summarise(results: readonly StepResult[], cluster: string, unread?: string): Summary {
  const [only] = results;
  const summary =
    results.length === 1 && only?.outcome ? single(only.step, only.outcome, cluster) : several(results, cluster);
  return { ...summary, text: [summary.text, stateWords(results, unread)].filter(Boolean).join(' ') };
}

function stateWords(results: readonly StepResult[], unread: string | undefined): string | undefined {
  if (unread !== undefined) return t('The state could not be read again: {0}', unread);
  return results.some(({ outcome }) => outcome?.kind === 'unknown')
    ? t('The state was read again; the server may still be at work on it.')
    : undefined;
}

function several(results: readonly StepResult[], cluster: string): Summary {
  const count = (kind: Outcome['kind']) => results.filter(({ outcome }) => outcome?.kind === kind).length;
  const notRun = results.filter(({ outcome }) => outcome === undefined).length;
  const counts = [
    [count('success'), t('succeeded')],
    [count('warning'), t('without change')],
    [count('failure'), t('failed')],
    [count('unknown'), t('unknown')],
    [notRun, t('not run')],
  ] as const;
  const troubled = results.filter(({ outcome }) => outcome?.kind === 'failure' || outcome?.kind === 'unknown');
  return {
    severity: troubled.length > 0 ? 'error' : notRun > 0 ? 'warning' : 'info',
    text: [
      `${cluster}: ${counts
        .filter(([number]) => number > 0)
        .map(([number, word]) => `${number} ${word}`)
        .join(', ')}.`,
      ...troubled.slice(0, longestList).map(({ step, outcome }) => `${step.object}: ${outcome ? told(outcome) : ''}`),
      ...(troubled.length > longestList ? [t('and {0} more', troubled.length - longestList)] : []),
    ].join(' '),
    failed: results.filter(({ outcome }) => outcome?.kind === 'failure').map(({ step }) => step),
  };
}

function single(step: Step, outcome: Outcome, cluster: string): Summary {
  const severity = { success: 'info', warning: 'warning', failure: 'error', unknown: 'error' } as const;
  return {
    severity: severity[outcome.kind],
    text: [`${cluster}, ${step.object}: ${told(outcome)}`, cureOf(step, outcome)].filter(Boolean).join(' '),
    failed: outcome.kind === 'failure' ? [step] : [],
  };
}

function cureOf(step: Step, outcome: Outcome): string | undefined {
  return outcome.kind === 'failure' ? failureCure(outcome, step.call.procedure) : undefined;
}

function told(outcome: Outcome): string {
  if (outcome.kind === 'unknown') {
    return t('Unknown. It may have run wholly, partly or not at all. {0}', outcome.message).trim();
  }
  const message = outcome.message.trim();
  const word = outcomeWord(outcome);
  const state = outcome.kind === 'failure' && outcome.sqlState ? ` (${outcome.sqlState})` : '';
  return `${word}${state}. ${message === '' ? t('The server gave no message.') : sentence(message)}`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
