/** The line of a script's run: what may change something is audited before and after, and sent once. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { StatementResult, TransactionStep } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import { writtenValue } from '../splice/call';
import type { Outcome } from '../splice/outcome';
import { outcomeOfFailure } from './actionCall';
import type { Audit } from './audit';
import type { AuditedChange } from './auditLine';
import type { Line } from './line';
import type { StatementLog } from './log';
import type { ClusterProfile } from './profile';
import type { CallOptions, ScriptLine, ScriptStatement } from './session';

/** A script's results are kept in memory while its panel shows them. */
export const mostRows = 100_000;

export interface ScriptLineParts {
  readonly line: Line;
  readonly profile: ClusterProfile;
  readonly audit: Audit;
  readonly log: StatementLog;
  /** True inside `exclusively`. */
  readonly isHeld: () => boolean;
}

export class AuditedScriptLine implements ScriptLine {
  readonly #parts: ScriptLineParts;

  constructor(parts: ScriptLineParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#parts.line.isOpen;
  }

  get canTransact(): boolean {
    return this.#parts.line.canTransact;
  }

  async execute(statement: ScriptStatement, options: CallOptions = {}): Promise<StatementResult> {
    if (!statement.changes) return this.#send(statement, options);
    const { isHeld, profile } = this.#parts;
    if (!isHeld()) throw new Error('a statement that changes something is for the inside of exclusively()');
    const { sql, parameters, run } = statement;
    const values = parameters.length > 0 ? ` [${parameters.map(writtenValue).join(', ')}]` : '';
    const change: AuditedChange = { id: randomUUID(), profile, sql: sql + values, run };
    await this.#intend(change);
    const began = performance.now();
    try {
      const result = await this.#send(statement, options);
      await this.#note(change, statement.outcomeOf(result), began);
      return result;
    } catch (error) {
      await this.#note(change, outcomeOfFailure(error), began);
      throw error;
    }
  }

  transact(step: TransactionStep, options: CallOptions = {}): Promise<void> {
    return this.#parts.line.transact(step, options);
  }

  close(): Promise<void> {
    return this.#parts.line.close();
  }

  #send({ sql, parameters }: ScriptStatement, options: CallOptions): Promise<StatementResult> {
    return this.#parts.line.execute(sql, { parameters, maxRows: mostRows, ...options });
  }

  async #intend(change: AuditedChange): Promise<void> {
    try {
      await this.#parts.audit.intent(change);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ConnectionFailure(t('Nothing was sent, since the audit file could not be written: {0}', reason), {
        kind: 'text-refused',
        fate: 'not-run',
      });
    }
  }

  async #note(change: AuditedChange, outcome: Outcome, began: number): Promise<void> {
    const { audit, log, profile } = this.#parts;
    await audit.outcome(change, outcome, performance.now() - began).catch((error: unknown) => {
      log.warn(profile.name, t('The outcome could not be written to the audit file: {0}', String(error)));
    });
  }
}
