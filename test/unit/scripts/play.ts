/** Plays a script against lines whose every answer a test writes down; what was done to them is kept. */
import type { ScriptLine } from '../../../src/clusters/session';
import type { SqlValue, StatementResult } from '../../../src/connection/connection';
import { ConnectionFailure } from '../../../src/connection/failure';
import { carryOut } from '../../../src/scripts/engine';
import { planned, waiting, type PlannedStep } from '../../../src/scripts/planned';
import type { ScriptPorts } from '../../../src/scripts/ports';
import { RecordedRun } from '../../../src/scripts/recordedRun';
import type { RunStatement, RunTarget } from '../../../src/scripts/run';
import { readScript } from '../../../src/scripts/script';
import { failure, table } from '../clusters/scriptedServer';

export const east: RunTarget = { id: 'id-east', name: 'east', environment: 'test' };
export const west: RunTarget = { id: 'id-west', name: 'west', environment: 'production' };

export type Reply = StatementResult | Error | (() => Promise<StatementResult>);

export const rows = (columns: readonly string[], ...values: (readonly SqlValue[])[]): StatementResult => ({
  resultSet: table(columns, ...values),
  warnings: [],
});
export const said = (label: string, text: string) => rows([label], [text]);
export const counted = (rowsAffected: number): StatementResult => ({ rowsAffected, warnings: [] });

export interface Play {
  /** The first pattern that a text (or `begin`, `commit`, `rollback`) matches answers it; all else changes one row. */
  readonly replies?: readonly (readonly [RegExp, Reply])[];
  readonly canTransact?: boolean;
  readonly stopOnWarning?: boolean;
  readonly values?: Map<string, SqlValue>;
  readonly ports?: Partial<ScriptPorts>;
  /** Called before each text is answered. */
  readonly onSent?: (text: string, run: RecordedRun) => void;
}

export interface Played {
  readonly run: RecordedRun;
  /** `east: INSERT …`, `east: begin`, `east: closed`, in their order. */
  readonly log: readonly string[];
  readonly values: ReadonlyMap<string, SqlValue>;
}

/** `@active` is east, `@passive` west, and a script is bound to east. */
export function stepsOf(script: string, known: Iterable<string> = []): readonly PlannedStep[] {
  const { steps, problems } = planned(readScript(script, undefined, known), (name) =>
    name.kind === 'role' && name.role === 'passive' ? west : east,
  );
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return steps;
}

export function runOf(steps: readonly PlannedStep[], script: string): RecordedRun {
  const statements = waiting(steps, (offset) => script.slice(0, offset).split('\n').length - 1);
  return new RecordedRun({ id: 'run', title: 'a.sql', startedAt: new Date(0), statements });
}

export async function play(script: string, options: Play = {}): Promise<Played> {
  const { values = new Map<string, SqlValue>(), stopOnWarning = false } = options;
  const steps = stepsOf(script, values.keys());
  const run = runOf(steps, script);
  const log: string[] = [];
  let clock = 0;
  const ports: ScriptPorts = {
    now: () => new Date((clock += 5)),
    openLine: (target) => Promise.resolve(scriptedLine(target.name, options, run, log)),
    confirm: () => Promise.resolve('go-on'),
    waitForRestart: (target) => Promise.resolve(void log.push(`${target.name}: waited`)),
    ...options.ports,
  };
  await carryOut(run, steps, ports, { stopOnWarning, values });
  return { run, log, values };
}

export function scriptedLine(
  name: string,
  { replies = [], canTransact = true, onSent }: Play,
  run: RecordedRun,
  log: string[],
): ScriptLine {
  let isOpen = true;
  const answer = async (text: string, shown: string): Promise<StatementResult> => {
    log.push(`${name}: ${shown}`);
    onSent?.(text, run);
    await Promise.resolve();
    if (!isOpen) throw failure('closed');
    if (run.signal.aborted) throw failure('cancelled', 'unknown');
    const reply = replies.find(([pattern]) => pattern.test(text))?.[1] ?? counted(1);
    if (typeof reply === 'function') return reply();
    if (!(reply instanceof Error)) return reply;
    if (reply instanceof ConnectionFailure && reply.kind === 'connection-lost') isOpen = false;
    throw reply;
  };
  return {
    get isOpen() {
      return isOpen;
    },
    canTransact,
    execute: ({ sql, parameters }) =>
      answer(sql, parameters.length > 0 ? `${sql} [${parameters.map(String).join(', ')}]` : sql),
    transact: async (step) => {
      await answer(step, step);
    },
    close: () => {
      isOpen = false;
      log.push(`${name}: closed`);
      return Promise.resolve();
    },
  };
}

/** `success: message`, one line for each step. */
export const outcomes = ({ statements }: { readonly statements: readonly RunStatement[] }) =>
  statements.map(({ outcome, message }) => (message === '' ? outcome : `${outcome}: ${message}`));
