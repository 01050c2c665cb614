/** Reads earlier runs back from the audit file and those that were set aside. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PastRun, PastStatement, RunHistory } from './history';
import type { RunOutcome, RunTarget } from './run';

/** How many files are read, the newest first: each holds some megabytes. */
const mostFiles = 3;

const outcomes: readonly string[] = [
  'success',
  'no-change',
  'failed',
  'unknown',
  'not-run',
  'skipped',
] satisfies readonly RunOutcome[];
/** What an audited outcome is called here. */
const audited: ReadonlyMap<string, RunOutcome> = new Map([
  ['success', 'success'],
  ['warning', 'no-change'],
  ['failure', 'failed'],
]);
const states: readonly string[] = ['done', 'stopped', 'cancelled'] satisfies readonly PastRun['state'][];
const environments: readonly string[] = [
  'development',
  'test',
  'production',
] satisfies readonly RunTarget['environment'][];

export class AuditHistory implements RunHistory {
  readonly #file: string;

  /** @param file where the newest lines are; older files stand beside it */
  constructor(file: string) {
    this.#file = file;
  }

  async runs(limit: number): Promise<readonly PastRun[]> {
    const texts = await Promise.all((await this.#files()).map((file) => readFile(file, 'utf8').catch(() => '')));
    return readRuns(texts.join('\n'))
      .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
      .slice(0, limit);
  }

  /** The oldest first. Those of one day have names in no order. */
  async #files(): Promise<readonly string[]> {
    const folder = path.dirname(this.#file);
    const names = await readdir(folder).catch(() => []);
    const older = names.filter((name) => /^audit-.*\.jsonl$/.test(name)).map((name) => path.join(folder, name));
    const dated = await Promise.all(older.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
    const newest = dated.sort((one, other) => one.at - other.at).slice(1 - mostFiles);
    return [...newest.map(({ file }) => file), this.#file];
  }
}

/** In the order of their beginning in the text. */
export function readRuns(text: string): PastRun[] {
  const runs = new Map<string, Known>();
  for (const written of text.split('\n')) {
    const line = fieldsOf(written);
    const id = line && textOf(line['run']);
    if (!line || !id) continue;
    const known = runs.get(id);
    if (line['event'] === 'run') {
      const begun = runOf(id, line);
      if (begun) runs.set(id, begun);
    } else if (known && line['event'] === 'outcome') noteOutcome(known, line);
    else if (known && line['event'] === 'intent') change(known, line['index'], { outcome: 'unknown', message: '' });
    else if (known && line['event'] === 'run-end') runs.set(id, ended(known, line));
  }
  return [...runs.values()];
}

/** Filled in line by line. */
type Known = Omit<PastRun, 'statements'> & { readonly statements: PastStatement[] };

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return asFields(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

function runOf(id: string, line: Fields): Known | undefined {
  const startedAt = timeOf(line);
  const uri = textOf(line['uri']);
  const script = line['script'];
  if (!startedAt || !Array.isArray(line['statements'])) return undefined;
  return {
    id,
    title: textOf(line['title']),
    ...(uri !== '' && { uri }),
    startedAt,
    state: 'interrupted',
    statements: line['statements'].map(statementOf),
    ...(typeof script === 'string' && { script }),
  };
}

function statementOf(value: unknown): PastStatement {
  const fields = asFields(value) ?? {};
  const cluster = asFields(fields['cluster']) ?? {};
  const environment = textOf(cluster['environment']);
  return {
    text: textOf(fields['sql']),
    line: typeof fields['line'] === 'number' ? fields['line'] : 0,
    target: {
      id: textOf(cluster['id']),
      name: textOf(cluster['name']),
      environment: isEnvironment(environment) ? environment : 'production',
    },
    outcome: 'not-run',
    message: '',
  };
}

function noteOutcome(run: Known, line: Fields): void {
  change(run, line['index'], told(line, audited.get(textOf(line['outcome'])) ?? 'unknown'));
}

function ended(run: Known, line: Fields): Known {
  const state = textOf(line['state']);
  const ends = Array.isArray(line['statements']) ? line['statements'].map(asFields) : [];
  const statements = run.statements.map((statement, index) => {
    const fields = ends[index];
    const outcome = textOf(fields?.['outcome']);
    return fields && isOutcome(outcome) ? { ...statement, ...told(fields, outcome) } : statement;
  });
  const endedAt = timeOf(line);
  return { ...run, statements, ...(endedAt && { endedAt }), ...(isState(state) && { state }) };
}

function told(line: Fields, outcome: RunOutcome): Pick<PastStatement, 'outcome' | 'message' | 'durationMs'> {
  const { durationMs } = line;
  return {
    outcome,
    message: textOf(line['message']),
    ...(typeof durationMs === 'number' && { durationMs }),
  };
}

/** Does nothing for an index that is none. */
function change({ statements }: Known, index: unknown, changes: Partial<PastStatement>): void {
  if (typeof index !== 'number') return;
  const before = statements[index];
  if (before) statements[index] = { ...before, ...changes };
}

function timeOf(line: Fields): Date | undefined {
  const time = new Date(textOf(line['time']));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isOutcome(text: string): text is RunOutcome {
  return outcomes.includes(text);
}

function isState(text: string): text is PastRun['state'] {
  return states.includes(text);
}

function isEnvironment(text: string): text is RunTarget['environment'] {
  return environments.includes(text);
}
