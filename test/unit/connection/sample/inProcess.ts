/** A sample pair without a worker, on a clock that the test moves. */
import { Cluster } from '../../../../src/connection/sample/engine/cluster';
import { fillDatabase } from '../../../../src/connection/sample/engine/contents/fill';
import { Database } from '../../../../src/connection/sample/engine/database';
import { SampleEngine } from '../../../../src/connection/sample/engine/engine';
import { answer } from '../../../../src/connection/sample/engine/handler';
import { loadSqlite } from '../../../../src/connection/sample/engine/sqlite';
import type { SampleAnswer } from '../../../../src/connection/sample/messages';
import { sampleRelease, type SampleReleaseName } from '../../../../src/connection/sample/releases';
import { formatRelease, type Release } from '../../../../src/splice/release';
import type { ResultSet, SqlParameter, SqlValue } from '../../../../src/connection/connection';

type Side = 'active' | 'passive';

const sqlite = await loadSqlite();
const filled = new Map<string, Uint8Array>();

/** The first contents of a release, made once for all pairs. */
function filledDatabase(release: Release): Uint8Array {
  const name = formatRelease(release);
  const known = filled.get(name);
  if (known) return known;
  const cluster = new Cluster('active', '', release, new Database(sqlite, () => false));
  fillDatabase(cluster);
  const image = cluster.database.image();
  filled.set(name, image);
  return image;
}

export const TIMINGS = { backupMs: 3_000, restoreModeMs: 4_000, restartMs: 1_000 };

export class InProcessPair {
  now = Date.UTC(2026, 10, 23, 8);
  cancelled = false;
  private readonly engine: SampleEngine;
  private readonly sessions = new Map<string, number>();

  constructor(name: SampleReleaseName | Release = '3.2') {
    const release = typeof name === 'string' ? sampleRelease(name) : name;
    this.engine = new SampleEngine(sqlite, {
      release,
      timings: TIMINGS,
      now: () => this.now,
      isCancelled: () => this.cancelled,
      filled: filledDatabase(release),
    });
  }

  open(side: Side, user = 'SPLICE'): SampleAnswer {
    const opened = answer(this.engine, { kind: 'open', side, user });
    if (opened.kind === 'opened') this.sessions.set(`${side} ${user}`, opened.session);
    return opened;
  }

  /** Runs in the session of that side and user, opened on first use. */
  ask(side: Side, sql: string, parameters: readonly SqlParameter[] = [], user = 'SPLICE'): SampleAnswer {
    const key = `${side} ${user}`;
    if (!this.sessions.has(key)) this.open(side, user);
    return answer(this.engine, {
      kind: 'execute',
      session: this.sessions.get(key) ?? -1,
      sql,
      parameters,
      maxRows: undefined,
    });
  }

  close(side: Side, user = 'SPLICE'): void {
    const session = this.sessions.get(`${side} ${user}`);
    if (session !== undefined) answer(this.engine, { kind: 'close', session });
    this.sessions.delete(`${side} ${user}`);
  }

  /** Its innards, for what no statement can set. */
  cluster(side: Side): Cluster {
    const found = this.engine.clusters.find((cluster) => cluster.side === side);
    if (!found) throw new Error(`no ${side} cluster`);
    return found;
  }

  restart(side: Side): void {
    answer(this.engine, { kind: 'restart', side });
  }

  /** The result set; throws what the server said instead. */
  query(side: Side, sql: string, ...parameters: SqlParameter[]): ResultSet {
    const found = this.ask(side, sql, parameters);
    if (found.kind === 'result' && found.reply.resultSet) return found.reply.resultSet;
    throw new Error(`${sql}: ${saidOf(found)}`);
  }

  rows(side: Side, sql: string, ...parameters: SqlParameter[]): readonly (readonly SqlValue[])[] {
    return this.query(side, sql, ...parameters).rows;
  }

  /** Rows affected; throws what the server said instead. */
  change(side: Side, sql: string, ...parameters: SqlParameter[]): number | undefined {
    const found = this.ask(side, sql, parameters);
    if (found.kind === 'result') return found.reply.rowsAffected;
    throw new Error(`${sql}: ${saidOf(found)}`);
  }

  /** `Success: text`, or `42X05 text` for what was thrown. */
  said(side: Side, sql: string, ...parameters: SqlParameter[]): string {
    return saidOf(this.ask(side, sql, parameters));
  }

  saidTo(user: string, side: Side, sql: string): string {
    return saidOf(this.ask(side, sql, [], user));
  }
}

export function saidOf(found: SampleAnswer): string {
  if (found.kind === 'failure') {
    return `${found.messages[0]?.sqlState ?? found.failure} ${found.messages[0]?.message ?? ''}`.trim();
  }
  if (found.kind !== 'result') return found.kind;
  const { resultSet, rowsAffected } = found.reply;
  if (!resultSet) return `${rowsAffected ?? 0} rows`;
  return `${resultSet.columns[0]?.name ?? ''}: ${String(resultSet.rows[0]?.[0] ?? '')}`;
}
