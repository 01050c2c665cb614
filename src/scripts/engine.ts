/** Runs the steps of a script one after the other and tells of each what became of it. All rules of running are here; nothing of VS Code is. */
import { t } from '@vscode/l10n';
import { ConnectionFailure, type FailureKind } from '../connection/failure';
import { isRefusal } from '../clusters/reading';
import type { ScriptLine } from '../clusters/session';
import type { SqlValue } from '../connection/connection';
import { outcomeOf } from '../splice/outcomeOf';
import { boundStatement } from './bind';
import { faultIn } from './fault';
import type { ScriptPorts } from './ports';
import type { PlannedStep } from './planned';
import type { RecordedRun } from './recordedRun';
import type { RunState, RunStatement } from './run';
import { signOfLife } from './signOfLife';
import { statementKind } from './statementKind';
import { answerOutcome, toldByAnswer, toldByFailure } from './statementOutcome';
import { summaryOf } from './summary';
import { Transactions } from './transactions';

export interface EngineOptions {
  /** The server's Warning ends the script. */
  readonly stopOnWarning: boolean;
  /** What `@let` kept, by folded name: earlier values go in, new ones come out. */
  readonly values: Map<string, SqlValue>;
}

type Statement = Extract<PlannedStep, { kind: 'statement' }>;
type Told = Pick<RunStatement, 'outcome' | 'message'> & Partial<RunStatement>;
/** What a step means for those behind it. */
type Next = 'go-on' | 'skip-one' | Exclude<RunState, 'running' | 'done'>;

/** `at` is the index of the step that ended it early. */
interface Ending {
  readonly state: Exclude<RunState, 'running'>;
  readonly at?: number;
}

/** With a restart these end a line. */
const lineEnds: readonly FailureKind[] = ['connection-lost', 'driver-crashed'];

/** Never rejects for what a server or a person does. `steps` are those of `run.statements`, in the same order. */
export async function carryOut(
  run: RecordedRun,
  steps: readonly PlannedStep[],
  ports: ScriptPorts,
  options: EngineOptions,
): Promise<void> {
  const transactions = new Transactions(run, ports);
  const { state, at } = await new Engine(run, steps, ports, options, transactions).all();
  await transactions.end();
  run.end(state, ports.now(), (ended) => summaryOf(ended, at));
}

class Engine {
  readonly #pending: string[] = [];

  constructor(
    private readonly run: RecordedRun,
    private readonly steps: readonly PlannedStep[],
    private readonly ports: ScriptPorts,
    private readonly options: EngineOptions,
    private readonly transactions: Transactions,
  ) {}

  async all(): Promise<Ending> {
    let skip = false;
    for (const [index, step] of this.steps.entries()) {
      if (this.run.signal.aborted) return this.leave(index, { state: 'cancelled' });
      if (skip && step.kind === 'statement') {
        skip = false;
        this.run.update(index, { outcome: 'skipped', message: t('Left out, as you said.') });
        continue;
      }
      const next = await this.step(index, step);
      if (next === 'skip-one') skip = true;
      else if (next !== 'go-on') return this.leave(index + 1, { state: next, at: index });
    }
    return { state: 'done' };
  }

  /** Marks what was not reached. */
  private leave(from: number, ending: Ending): Ending {
    const message =
      ending.state === 'cancelled' ? t('The script was cancelled before it.') : t('The script stopped before it.');
    for (let index = from; index < this.steps.length; index += 1)
      this.run.update(index, { outcome: 'not-run', message });
    return ending;
  }

  private async step(index: number, step: PlannedStep): Promise<Next> {
    const startedAt = this.ports.now();
    this.run.update(index, { outcome: 'running', startedAt });
    const settle = (told: Told) =>
      this.run.update(index, { ...told, durationMs: this.ports.now().getTime() - startedAt.getTime() });
    try {
      switch (step.kind) {
        case 'confirm':
          return await this.confirm(step, settle);
        case 'wait-for-restart':
          return await this.wait(index, step, settle);
        case 'statement':
          return await this.statement(index, step, settle);
      }
    } catch (error) {
      return this.failed(error, toldByFailure(error), settle);
    }
  }

  private async confirm(
    { question, target }: Extract<PlannedStep, { kind: 'confirm' }>,
    settle: (told: Told) => void,
  ): Promise<Next> {
    const answer = await this.ports.confirm(question, target, this.run.signal);
    switch (answer) {
      case 'go-on':
        settle({ outcome: 'success', message: t('Confirmed.') });
        return 'go-on';
      case 'skip':
        settle({ outcome: 'success', message: t('The next statement is skipped.') });
        return 'skip-one';
      case 'stop':
        settle({ outcome: 'not-run', message: t('You stopped the script here.') });
        return 'cancelled';
    }
  }

  private async wait(
    index: number,
    { target }: Extract<PlannedStep, { kind: 'wait-for-restart' }>,
    settle: (told: Told) => void,
  ): Promise<Next> {
    const message = t('Restart {0} now. The script goes on when it answers again.', target.name);
    this.run.update(index, { message });
    const before = await this.transactions.release(target);
    const worksStill = before && ((signal: AbortSignal) => this.worksStill(before, index, signal));
    try {
      await this.ports.waitForRestart(target, this.run.signal, worksStill);
    } finally {
      await before?.close();
    }
    settle({ outcome: 'success', message: t('{0} answers again.', target.name) });
    return 'go-on';
  }

  /** A refusal is a sign of life too. */
  private async worksStill(line: ScriptLine, index: number, signal: AbortSignal): Promise<boolean> {
    if (!line.isOpen) return false;
    const run = { id: this.run.id, index };
    try {
      await line.execute({ sql: signOfLife, parameters: [], changes: false, run, outcomeOf }, { signal });
      return true;
    } catch (error) {
      return isRefusal(error);
    }
  }

  private async statement(index: number, step: Statement, settle: (told: Told) => void): Promise<Next> {
    if (!step.transaction) return this.send(index, step, settle);
    this.#pending.push(...step.lets);
    settle({ outcome: 'success', message: await this.transactions.command(step.transaction, step.target) });
    return 'go-on';
  }

  private async send(index: number, step: Statement, settle: (told: Told) => void): Promise<Next> {
    const bound = boundStatement(step, this.options.values);
    if ('missing' in bound) {
      settle({ outcome: 'not-run', message: bound.missing });
      return 'stopped';
    }
    const kind = statementKind(bound.sql);
    const line = await this.transactions.lineFor(step.target);
    this.#pending.push(...step.lets);
    try {
      const result = await line.execute(
        {
          ...bound,
          changes: kind.changes,
          run: { id: this.run.id, index },
          outcomeOf: (answer) => answerOutcome(answer, kind),
        },
        { signal: this.run.signal },
      );
      const told = toldByAnswer(result, kind);
      if (told.outcome === 'success') this.transactions.succeeded(step.target, index, bound.sql, kind.changes);
      return this.answered(told, settle);
    } catch (error) {
      const told = toldByFailure(error, kind);
      if (this.endsByRestart(index, step, error)) {
        settle({ ...told, message: t('The connection ended, as a restart makes it: {0}', told.message) });
        return 'go-on';
      }
      const fault = faultIn(bound.sql, error);
      const placed = fault && { fault: { start: step.start + fault.start, end: step.start + fault.end } };
      return this.failed(error, { ...told, ...placed }, settle);
    }
  }

  private answered(told: Told, settle: (told: Told) => void): Next {
    if (told.outcome === 'failed') {
      settle(told);
      return 'stopped';
    }
    const [result] = told.resultSets ?? [];
    if (result && this.#pending.length > 0) {
      const value = result.rows[0]?.[0];
      if (value === undefined) {
        const name = this.#pending[0] ?? '';
        settle({ ...told, outcome: 'failed', message: t('There is no row whose value @let {0} could keep.', name) });
        return 'stopped';
      }
      for (const name of this.#pending.splice(0)) this.options.values.set(name, value);
    }
    settle(told);
    return told.outcome === 'no-change' && this.options.stopOnWarning ? 'stopped' : 'go-on';
  }

  private failed(error: unknown, told: Told, settle: (told: Told) => void): Next {
    settle(told);
    const byPerson = error instanceof ConnectionFailure && error.kind === 'cancelled';
    return byPerson || this.run.signal.aborted ? 'cancelled' : 'stopped';
  }

  /** A line that breaks just before a `@wait-for-restart` for the same cluster. */
  private endsByRestart(index: number, { target }: Statement, error: unknown): boolean {
    const next = this.steps.slice(index + 1).find(({ kind }) => kind !== 'confirm');
    return (
      next?.kind === 'wait-for-restart' &&
      next.target.id === target.id &&
      error instanceof ConnectionFailure &&
      lineEnds.includes(error.kind) &&
      error.fate === 'unknown'
    );
  }
}
