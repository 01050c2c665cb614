/** The plan of a run as a read-only document: every step with its target and its effect, the effect as comments above the SQL. */
import { t } from '@vscode/l10n';
import { environmentWord } from '../clusters/environment';
import { withSemicolon } from '../sql/statements';
import type { Effect } from './effects';
import type { PlannedStep } from './planned';
import type { RunTarget } from './run';

export interface RunPlanText {
  readonly title: string;
  readonly steps: readonly PlannedStep[];
  /** One for each step. */
  readonly effects: readonly Effect[];
  /** Lines count from 0. */
  readonly lineAt: (offset: number) => number;
}

/** Characters; an editor beside a side bar shows no more without scrolling. */
const longestLine = 80;

/** "east (production)". */
export function targetWords({ name, environment }: Pick<RunTarget, 'name' | 'environment'>): string {
  return `${name} (${environmentWord(environment)})`;
}

export function planDocument({ title, steps, effects, lineAt }: RunPlanText): string {
  const changing = effects.filter(({ changes }) => changes).length;
  const statements = steps.filter(({ kind }) => kind === 'statement').length;
  const head = [
    t('Plan of {0}', title),
    t('Statements: {0}, of which {1} change something or may do so.', statements, changing),
    t('Nothing has been sent yet.'),
  ];
  const parts = steps.map((step, index) => {
    const { sentences = [], cautions = [] } = effects[index] ?? {};
    const lines = [
      t('{0}. Line {1}, on {2}', index + 1, lineAt(step.start) + 1, targetWords(step.target)),
      ...sentences.map((sentence) => `   ${sentence}`),
      ...cautions.map((caution) => `   ⚠ ${caution}`),
    ];
    return [comment(lines), step.kind === 'statement' ? withSemicolon(step.text) : step.text].join('\n');
  });
  return `${[comment(head), ...parts].join('\n\n')}\n`;
}

/** What a dialog says of a single statement. */
export function statementDetail({ text }: PlannedStep, { sentences, cautions }: Effect): string {
  const short = text.length <= 600 ? text : `${text.slice(0, 600)}…`;
  return [short, '', ...sentences, ...cautions.map((caution) => `⚠ ${caution}`)].join('\n');
}

function comment(lines: readonly string[]): string {
  return lines
    .flatMap((line) => wrapped(line.replace(/[\r\n]+/g, ' ')))
    .map((line) => `-- ${line}`)
    .join('\n');
}

/** Further lines are as far in as the first one. */
function wrapped(line: string): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    if (current !== '' && current.length + word.length >= longestLine) {
      lines.push(indent + current);
      current = '';
    }
    current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, indent + current];
}
