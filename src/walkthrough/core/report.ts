/** Everything that ran, when, where and with what outcome, as Markdown. */
import { t } from '@vscode/l10n';
import { recordOf, stepsOf, type HistoryEntry, type SetUp, type StepId, type StepRecord } from './model';
import { nameOf } from './planOf';
import { stateWord, stepTitle, wayTitle } from './texts';

export function reportOf(setUp: SetUp, now: Date): string {
  const { way, createdAt, memory } = setUp;
  const lines = [
    `# ${cell(wayTitle(way))}: ${cell(nameOf(setUp, 'active'))}${way === 'pair' ? ` → ${cell(nameOf(setUp, 'passive'))}` : ''}`,
    '',
    t('Begun {0}, reported {1}.', createdAt, now.toISOString()),
    ...(memory.enabledAfter === undefined
      ? []
      : ['', t('Replication was turned on after {0}, by the clock of the active cluster.', memory.enabledAfter)]),
    '',
    `| ${[t('Step'), t('State'), t('When'), t('What was said')].join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...stepsOf[way].filter((step) => step !== 'report').map((step) => stepRow(step, recordOf(setUp, step))),
    '',
    `## ${t('Statements')}`,
    '',
    ...statements(setUp.history),
    ...stepsOf[way].flatMap((step) => details(step, recordOf(setUp, step))),
  ];
  return `${lines.join('\n')}\n`;
}

function stepRow(step: StepId, { state, at, message = '' }: StepRecord): string {
  return `| ${[stepTitle(step), stateWord(state, step), state === 'todo' ? '' : at, message].map(cell).join(' | ')} |`;
}

function statements(history: readonly HistoryEntry[]): string[] {
  if (history.length === 0) return [t('Nothing was sent.')];
  return [
    `| ${[t('When'), t('Cluster'), 'SQL', t('Outcome'), t('What was said'), 'ms'].join(' | ')} |`,
    '| --- | --- | --- | --- | --- | ---: |',
    ...history.map(({ at, cluster, sql, outcome, message, durationMs }) => {
      const cells = [at, cluster, code(sql), outcomeWord(outcome), message].map((text, index) =>
        index === 2 ? text : cell(text),
      );
      return `| ${[...cells, durationMs ?? ''].join(' | ')} |`;
    }),
  ];
}

function details(step: StepId, { findings = [], table }: StepRecord): string[] {
  if (findings.length === 0 && !table) return [];
  return [
    '',
    `## ${stepTitle(step)}`,
    '',
    ...findings.map(
      ({ level, text, cure }) => `- ${levelWord(level)}: ${cell(text)}${cure === undefined ? '' : ` ${cell(cure)}`}`,
    ),
    ...(table
      ? [
          '',
          `| ${table.columns.map(cell).join(' | ')} |`,
          `| ${table.columns.map(() => '---').join(' | ')} |`,
          ...table.rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
        ]
      : []),
  ];
}

export function levelWord(level: 'pass' | 'warn' | 'fail' | 'unknown'): string {
  switch (level) {
    case 'pass':
      return t('passed');
    case 'warn':
      return t('note');
    case 'fail':
      return t('failed');
    case 'unknown':
      return t('unknown');
  }
}

export function outcomeWord(outcome: HistoryEntry['outcome']): string {
  switch (outcome) {
    case 'success':
      return t('Success');
    case 'warning':
      return t('No change');
    case 'failure':
      return t('Failed');
    case 'unknown':
      return t('Unknown');
    case 'sent':
      return t('No answer');
    case 'read':
      return t('Read');
  }
}

/** One cell: no line ends, and nothing of it is Markdown. */
function cell(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .trim();
}

/** A code span longer than any run of backticks inside it; a bar would end the cell even here. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const inside = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('|', '\\|');
  return runs.length > 0 ? `${fence} ${inside} ${fence}` : `${fence}${inside}${fence}`;
}
