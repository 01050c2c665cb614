/** What the child does with the messages it gets: one connection, one call at a time. Without Node's process, so that tests can hold it. */
import type { ServerMessage, TransactionStep } from '../connection';
import type { FailureMessage, FromChild, ToChild } from './messages';
import type { DriverConnection, DriverRows, OdbcModule } from './odbcModule';
import { columnOf, convertCells } from './values';
import { packCells } from './cellRuns';

/** How many cells go into one message: the receiver reads that many in a few milliseconds. */
const CELLS_PER_MESSAGE = 15_000;

/** A line that was idle for this long is asked whether it is still alive, where the driver can tell. */
const PROBE_AFTER_MS = 5_000;

type Request = Exclude<ToChild, { readonly kind: 'cancel' }>;

export class ChildSession {
  readonly #load: () => Promise<OdbcModule>;
  #module: Promise<OdbcModule> | undefined;
  readonly #send: (message: FromChild) => void;
  #connection: DriverConnection | undefined;
  #canTell = false;
  #lastUse = 0;
  #running: number | undefined;
  #tail = Promise.resolve();

  constructor(load: () => Promise<OdbcModule>, send: (message: FromChild) => void) {
    this.#load = load;
    this.#send = send;
  }

  /**
   * Loads the module before it is asked for, and hands rows to nobody once, since new code is slow. That the module cannot be loaded is told
   * to whoever opens.
   */
  prepare(): void {
    this.#odbc().catch(() => undefined);
    void sendRows(0, someRows(), () => undefined);
  }

  receive(message: ToChild): void {
    if (message.kind === 'cancel') void this.#cancel(message.id);
    else this.#tail = this.#tail.then(() => this.#run(message));
  }

  async #run(request: Request): Promise<void> {
    this.#running = request.id;
    await this.#serve(request);
    this.#running = undefined;
  }

  async #serve(request: Request): Promise<void> {
    switch (request.kind) {
      case 'open':
        return this.#open(request.id, request.connectionString);
      case 'execute':
        return this.#execute(request);
      case 'transact':
        return this.#transact(request.id, request.step);
      case 'close':
        return this.#close(request.id);
    }
  }

  /** What could not be loaded is tried again: a driver manager may have been installed since. */
  #odbc(): Promise<OdbcModule> {
    this.#module ??= this.#load().catch((error: unknown) => {
      this.#module = undefined;
      throw error;
    });
    return this.#module;
  }

  async #open(id: number, connectionString: string): Promise<void> {
    let odbc: OdbcModule;
    try {
      odbc = await this.#odbc();
    } catch (error) {
      this.#send(failure(id, 'load', error));
      return;
    }
    try {
      this.#connection = await odbc.connect({ connectionString, fetchArray: true });
    } catch (error) {
      this.#send(failure(id, 'connect', error));
      return;
    }
    // A driver that calls a fresh line dead does not know the question.
    this.#canTell = this.#connection.connected;
    this.#lastUse = Date.now();
    this.#send({ kind: 'done', id });
  }

  async #execute({ id, sql, parameters, maxRows }: Extract<Request, { kind: 'execute' }>): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#foundDead(connection)) {
      this.#send({ kind: 'failure', id, stage: 'execute', sent: false, text: '', errors: [noConnection] });
      return;
    }
    try {
      const rows = await (parameters.length > 0 ? connection.query(sql, parameters) : connection.query(sql));
      await sendRows(id, rows, this.#send, maxRows);
    } catch (error) {
      this.#send(failure(id, 'execute', error));
    }
    this.#lastUse = Date.now();
  }

  async #transact(id: number, step: TransactionStep): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#foundDead(connection)) {
      this.#send({ kind: 'failure', id, stage: 'execute', sent: false, text: '', errors: [noConnection] });
      return;
    }
    try {
      if (step === 'begin') await connection.beginTransaction();
      else if (step === 'commit') await connection.commit();
      else await connection.rollback();
      this.#send({ kind: 'done', id });
    } catch (error) {
      this.#send(failure(id, 'execute', error));
    }
    this.#lastUse = Date.now();
  }

  #foundDead(connection: DriverConnection): boolean {
    return this.#canTell && Date.now() - this.#lastUse >= PROBE_AFTER_MS && !connection.connected;
  }

  /**
   * What has ended meanwhile is left alone, and so is what came after it. A driver that cannot cancel is no news: whoever asked for it kills
   * this process then.
   */
  async #cancel(id: number): Promise<void> {
    if (this.#running !== id) return;
    try {
      await this.#connection?.cancel();
    } catch {
      // see above
    }
  }

  /** Closing a line that broke throws; it is closed all the same. */
  async #close(id: number): Promise<void> {
    try {
      await this.#connection?.close();
    } catch {
      // see above
    }
    this.#connection = undefined;
    this.#send({ kind: 'done', id });
  }
}

const noConnection: ServerMessage = { sqlState: '08003', vendorCode: 0, message: 'Connection not open' };

function failure(id: number, stage: FailureMessage['stage'], error: unknown): FailureMessage {
  const text = error instanceof Error ? error.message : String(error);
  // The words of `odbc` for a line that is known to be closed before the statement is sent.
  const sent = stage === 'execute' && !/allocating a handle to run|handle was no longer valid/.test(text);
  return { kind: 'failure', id, stage, sent, text, errors: errorsOf(error) };
}

function errorsOf(error: unknown): ServerMessage[] {
  if (typeof error !== 'object' || error === null || !('odbcErrors' in error)) return [];
  const { odbcErrors } = error;
  return Array.isArray(odbcErrors) ? odbcErrors.map(serverMessage) : [];
}

function serverMessage(value: unknown): ServerMessage {
  const { state, code, message } = (value ?? {}) as { state?: unknown; code?: unknown; message?: unknown };
  return {
    sqlState: typeof state === 'string' ? state.replace(/\0.*$/s, '') : '',
    vendorCode: typeof code === 'number' ? code : 0,
    message: typeof message === 'string' ? message : '',
  };
}

/** Leaves room between the parts, so that one is written and read while the next is made. */
async function sendRows(
  id: number,
  result: DriverRows,
  send: (message: FromChild) => void,
  maxRows = Infinity,
): Promise<void> {
  const { columns, count } = result;
  const kept = result.slice(0, Math.min(maxRows, result.length));
  const step = Math.max(1, Math.floor(CELLS_PER_MESSAGE / Math.max(1, columns.length)));
  for (let at = 0; at < kept.length; at += step) {
    const part = kept.slice(at, at + step);
    const cells = columns.map((column, index) => {
      const ofColumn = part.map((row) => row[index]);
      return packCells(convertCells(column, ofColumn));
    });
    send({ kind: 'rows', id, count: part.length, cells });
    if (at + step < kept.length) await new Promise((resolve) => setImmediate(resolve));
  }
  send({
    kind: 'result',
    id,
    columns: columns.map(columnOf),
    truncated: kept.length < result.length,
    rowsAffected: columns.length === 0 && count >= 0 ? count : undefined,
  });
}

/** As of a catalogue. */
function someRows(): DriverRows {
  const columns = ['SCHEMANAME', 'TABLENAME', 'TABLETYPE'].map((name) => ({ name, dataType: 12, decimalDigits: 0 }));
  const rows = Array.from({ length: 5_000 }, (_, at) => ['SCHEMA', `TABLE_${at}`, 'T']);
  return Object.assign(rows, { columns, count: rows.length });
}
