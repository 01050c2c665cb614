/** Runs one case of the conformance table on one target, and finds what is not as the table says. */
import { boundCall } from '../../src/splice/call';
import type { ResultSet, SqlParameter, SqlValue, StatementResult } from '../../src/connection/connection';
import { ConnectionFailure, type FailureKind } from '../../src/connection/failure';
import { isSystemSchema } from '../../src/splice/names';
import { contents } from './contents';
import type { ConformanceCase, Step } from './model';
import { formatPeers, formatRows, formatTables, inOrder, parsePeers, parseRows, parseTables } from './notation';
import type { Difference, Target, WrongLogIn } from './target';

/** What a step found beside what the table says; equal texts where all is well. */
export interface Finding {
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

/** The server is told it in whole seconds. */
const DEADLINE_MS = 1_000;

/** By these the server itself answers. */
const refusals: readonly FailureKind[] = ['server-error', 'login-refused', 'database-missing'];

export class CaseRun {
  /** Differences that were met. */
  readonly met = new Set<Difference>();
  private newestBackup = '';

  constructor(
    private readonly target: Target,
    private readonly differences: readonly Difference[],
  ) {}

  async reset({
    contents: name = 'plain',
    rows = '',
    switchedOn = '',
    peers = '',
    role,
    progress,
    grants = [],
  }: ConformanceCase) {
    await this.target.reset({
      ...contents[name],
      rows: parseRows(rows),
      switchedOn: parseTables(switchedOn),
      peers: parsePeers(this.filled(peers)),
      role,
      progress,
      grants,
    });
  }

  async step(step: Step): Promise<Finding> {
    if (JSON.stringify(step).includes('{backup}')) await this.lookUpBackup();
    const said = await this.answerTo(step);
    const wanted = typeof step.answer === 'string' ? this.filled(step.answer) : step.answer;
    const fits = typeof wanted === 'string' ? said === wanted : wanted.test(said);
    const difference = fits ? undefined : this.difference(String(wanted), said);
    const expected = [fits || difference ? said : String(wanted)];
    const found = [said];
    const compare = (what: string, text: string, actual: string) => {
      expected.push(`${what}: ${inOrder(this.filled(text))}`);
      found.push(`${what}: ${actual}`);
    };
    if (difference?.inState) return { expected, found };
    if (step.rows !== undefined) compare('rows', step.rows, formatRows(await this.target.rows()));
    if (step.peers !== undefined) compare('peers', step.peers, formatPeers(await this.target.peers()));
    if (step.switchedOn !== undefined) compare('on', step.switchedOn, await this.tablesOn());
    return { expected, found };
  }

  private async lookUpBackup(): Promise<void> {
    const owner = await this.target.connection('owner');
    const sql = 'SELECT MAX(b.BACKUP_ID) FROM SYS.SYSBACKUP b';
    this.newestBackup = String((await owner.execute(sql, { deadlineMs: 10_000 })).resultSet?.rows[0]?.[0]);
  }

  private async tablesOn(): Promise<string> {
    const tables = await this.target.switchedOn();
    return formatTables(tables.filter(({ schemaName }) => !isSystemSchema(schemaName)));
  }

  private async answerTo({ procedure, arguments: given = [], sql, logIn, stop, as }: Step): Promise<string> {
    if (stop) return this.stopped(stop);
    if (logIn) return this.said(this.letIn(logIn));
    const connection = await this.target.connection(as ?? 'owner');
    const parameters = given.map((value) => (typeof value === 'string' ? this.filled(value) : value));
    const text = sql ?? boundCall(procedure ?? '', parameters.length);
    return this.said(connection.execute(text, { parameters: parameters satisfies SqlParameter[], deadlineMs: 10_000 }));
  }

  /** What the server says of a query that is stopped, and whether the line goes on. */
  private async stopped(how: 'cancel' | 'deadline'): Promise<string> {
    const { sql, connection, whenRunning } = await this.target.endless();
    try {
      const controller = new AbortController();
      const options = how === 'cancel' ? { signal: controller.signal } : { deadlineMs: DEADLINE_MS };
      const running = connection.execute(sql, options).then(
        () => 'it ended',
        (error: unknown) => said(error, how === 'cancel' ? 'cancelled' : 'timed-out'),
      );
      await whenRunning();
      if (how === 'cancel') controller.abort();
      const answer = await running;
      if (connection.isOpen)
        await connection.execute('SELECT COUNT(*) FROM SYS.SYSREPLICATION r', { deadlineMs: 10_000 });
      return `${answer}; the line ${connection.isOpen ? 'stays' : 'is gone'}`;
    } finally {
      await connection.close();
    }
  }

  private async letIn(logIn: WrongLogIn): Promise<string> {
    const connection = await this.target.logIn(logIn);
    await connection.close();
    return 'let in';
  }

  private async said(result: Promise<StatementResult | string>): Promise<string> {
    try {
      const answer = await result;
      if (typeof answer === 'string') return answer;
      const { resultSet } = answer;
      return resultSet ? written(resultSet) : 'no result set';
    } catch (error) {
      return said(error, ...refusals);
    }
  }

  private difference(wanted: string, said: string): Difference | undefined {
    const found = this.differences.find(({ expected, actual }) => expected.test(wanted) && actual.test(said));
    if (found) this.met.add(found);
    return found;
  }

  private filled(text: string): string {
    const { ownKey, otherKey, otherAddress } = this.target;
    return text
      .replaceAll('{backup}', this.newestBackup)
      .replaceAll('{own}', ownKey)
      .replaceAll('{other}', otherKey)
      .replaceAll('{address}', otherAddress);
  }
}

/** What the server said; throws an error of another kind. */
function said(error: unknown, ...kinds: readonly FailureKind[]): string {
  if (!(error instanceof ConnectionFailure) || !kinds.includes(error.kind)) throw error;
  const [message] = error.messages;
  return message ? `${message.sqlState}! ${message.message.trim()}` : 'no word';
}

function written({ columns, rows }: ResultSet): string {
  if (rows.length === 0) return 'no rows';
  const texts = rows.map((row) => row.map((value, index) => cell(columns[index]?.name ?? '', value)).join(' '));
  const only = columns.length === 1 && rows.length === 1;
  return only ? `${columns[0]?.name ?? ''}: ${texts[0]?.trim() ?? ''}`.trim() : texts.join(' / ');
}

/** BOOLEAN arrives as a word, a bit or a number, as the driver likes. */
const BOOLEANS: ReadonlySet<string> = new Set(['enabled', 'serial', 'IsMemPlatform']);

function cell(column: string, value: SqlValue): string {
  if (BOOLEANS.has(column)) return String(value === true || Number(value) === 1);
  return value === null ? 'NULL' : String(value);
}
