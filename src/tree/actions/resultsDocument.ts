/** What became of every step of a plan, as a read-only document. */
import { t } from '@vscode/l10n';
import { outcomeWord, type StepResult } from './results';
import { columns } from './rowsDocument';

export function resultsDocument(results: readonly StepResult[], cluster: string): string {
  const lines = results.map(({ step, outcome }) => [
    step.object,
    outcome ? outcomeWord(outcome) : t('Not run'),
    outcome?.message.trim().replace(/\s+/g, ' ') ?? '',
  ]);
  const heading = [t('Object'), t('Outcome'), t('Message')];
  return `-- ${t('Outcomes on {0}', cluster)}\n\n${columns([heading, ...lines])}\n`;
}
