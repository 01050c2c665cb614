/** What became of a plan's steps, and the one message that tells it. */
import { t } from '@vscode/l10n';
import { failureCure } from '../../splice/failureCure';
import type { Outcome } from '../../splice/outcome';
import { mostNamed, named } from '../../ui/words';
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
  /** True where the text does not name every step. */
  readonly isCut: boolean;
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

/** Those that went well or were not run are named; those in trouble have a sentence each. */
function several(results: readonly StepResult[], cluster: string): Summary {
  const of = (kind: Outcome['kind'] | undefined) => results.filter(({ outcome }) => outcome?.kind === kind);
  const groups = [
    [of('success'), t('succeeded'), true],
    [of('warning'), t('without change'), true],
    [of('failure'), t('failed'), false],
    [of('unknown'), t('unknown'), false],
    [of(undefined), t('not run'), true],
  ] as const;
  const troubled = [...of('failure'), ...of('unknown')];
  const counts = groups
    .filter(([group]) => group.length > 0)
    .map(([group, word, isNamed]) =>
      isNamed ? `${group.length} ${word} (${objects(group)})` : `${group.length} ${word}`,
    );
  return {
    severity: troubled.length > 0 ? 'error' : of(undefined).length > 0 ? 'warning' : 'info',
    text: [
      `${cluster}: ${counts.join(', ')}.`,
      ...troubled.slice(0, mostNamed).map(({ step, outcome }) => `${step.object}: ${outcome ? told(outcome) : ''}`),
      ...(troubled.length > mostNamed ? [t('and {0} more', troubled.length - mostNamed)] : []),
    ].join(' '),
    failed: of('failure').map(({ step }) => step),
    isCut: troubled.length > mostNamed || groups.some(([group, , isNamed]) => isNamed && group.length > mostNamed),
  };
}

function objects(results: readonly StepResult[]): string {
  return named(results.map(({ step }) => step.object));
}

function single(step: Step, outcome: Outcome, cluster: string): Summary {
  const severity = { success: 'info', warning: 'warning', failure: 'error', unknown: 'error' } as const;
  return {
    severity: severity[outcome.kind],
    text: [`${cluster}, ${step.object}: ${told(outcome)}`, cureOf(step, outcome)].filter(Boolean).join(' '),
    failed: outcome.kind === 'failure' ? [step] : [],
    isCut: false,
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
