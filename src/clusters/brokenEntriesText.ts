/** The entries of the setting that make no cluster, in words. */
import { t } from '@vscode/l10n';
import type { EntryProblem } from './profileStore';

/** Undefined where every entry makes one. */
export function brokenEntriesText(problems: readonly EntryProblem[]): string | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  if (first.place === undefined) return first.problem;
  const words = problems.map(({ name, place, problem }) => `${name ?? t('Entry {0}', place ?? '')}: ${problem}`);
  const heading =
    others.length === 0
      ? t('One entry of spliceReplication.clusters is not shown.')
      : t('{0} entries of spliceReplication.clusters are not shown.', problems.length);
  return [heading, ...words].join(' ');
}
