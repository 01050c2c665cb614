/** A connection to one side of a sample pair. */
import { t } from '@vscode/l10n';
import { checkSingle } from '../../sql/oneStatement';
import type { Connection, ExecuteOptions, ServerProduct, StatementResult } from '../connection';
import { ConnectionFailure } from '../failure';
import type { SampleAnswer } from './messages';
import type { WorkerLine } from './workerLine';

export class SampleConnection implements Connection {
  private closed = false;

  constructor(
    private readonly line: WorkerLine,
    private readonly session: number,
    readonly product: ServerProduct,
  ) {}

  get isOpen(): boolean {
    return !this.closed && this.line.isAlive;
  }

  async execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    if (this.closed) throw new ConnectionFailure(t('The connection is closed.'), { kind: 'closed', fate: 'not-run' });
    const { parameters = [], maxRows, deadlineMs, signal } = options;
    const answer = await this.line.send(
      { kind: 'execute', session: this.session, sql: oneStatement(sql), parameters, maxRows },
      { ...(deadlineMs !== undefined && { deadlineMs }), ...(signal && { signal }) },
    );
    if (answer.kind === 'result') return { ...answer.reply, warnings: [] };
    const failure = failureOf(answer);
    if (failure.kind === 'connection-lost') this.closed = true;
    throw failure;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.line.close(this.session);
  }
}

/** As other transports do: empty texts and several statements are never sent. */
function oneStatement(sql: string): string {
  const check = checkSingle(sql);
  if (check.kind === 'ok') return check.text;
  const message =
    check.kind === 'empty'
      ? t('There is no statement to run.')
      : t('There are {0} statements; only one can be sent at a time.', check.count);
  throw new ConnectionFailure(message, { kind: 'text-refused', fate: 'not-run' });
}

/** The failure that an answer stands for. */
export function failureOf(answer: SampleAnswer): ConnectionFailure {
  if (answer.kind !== 'failure') {
    return new ConnectionFailure(t('The sample gave an answer that was not asked for.'), {
      kind: 'protocol',
      fate: 'unknown',
    });
  }
  const { failure: kind, fate, messages } = answer;
  if (kind === 'connection-lost') {
    const message = t('The sample cluster was restarted, which ended this connection.');
    return new ConnectionFailure(message, { kind, fate, advice: t('Connect again.') });
  }
  if (kind === 'refused') {
    const message = t('The sample cluster refused the connection: it is being restarted.');
    return new ConnectionFailure(message, { kind, fate, advice: t('Connect again in a few seconds.') });
  }
  return new ConnectionFailure(messages[0]?.message ?? '', { kind, fate, messages });
}
