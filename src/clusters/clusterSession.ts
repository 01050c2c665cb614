/** One cluster in use: its lines, what was read last, and one action at a time. */
import { t } from '@vscode/l10n';
import type { ResultSet, SqlParameter } from '../connection/connection';
import { ConnectionFailure, type FailureKind } from '../connection/failure';
import type { Outcome } from '../splice/outcome';
import type { Release } from '../splice/release';
import type { ReplicationRow, TableEntry } from '../splice/replication/model';
import type { Audit } from './audit';
import { Emitter } from './emitter';
import { asFailure } from './asFailure';
import { holdCluster, type HoldingParts } from './holdCluster';
import type { KnownReleases } from './knownReleases';
import { OneAction } from './oneAction';
import type { Lines, OpeningParts } from './opening';
import type { ClusterProfile } from './profile';
import { unreadable, type Read } from './reading';
import type {
  CallOptions,
  ClusterOverview,
  ClusterSession,
  ContentsReading,
  Peer,
  ProcedureCall,
  QueryOptions,
  Readable,
  ScriptLine,
  SessionStatus,
} from './session';

export interface SessionParts extends OpeningParts, HoldingParts {
  readonly audit: Audit;
  readonly knownReleases: KnownReleases;
}

interface Attempt {
  readonly promise: Promise<ClusterOverview>;
  readonly abort: AbortController;
}

/** With the procedure catalogue: not loaded before a cluster is reached. */
const overviewReading = () => import('./overviewReading');
const catalogueReading = () => import('./catalogueReading');

/** After these the line is opened again on the next use: the cluster may well be there. */
const passing: readonly FailureKind[] = [
  'server-error',
  'text-refused',
  'cancelled',
  'timed-out',
  'connection-lost',
  'driver-crashed',
];

export class LiveSession implements ClusterSession {
  readonly profile: ClusterProfile;
  readonly #parts: SessionParts;
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  #status: SessionStatus = { kind: 'disconnected' };
  #contents: ContentsReading | undefined;
  #lines: Lines | undefined;
  #attempt: Attempt | undefined;
  readonly #action: OneAction;
  #disconnects = 0;
  /** A call was sent, and what it changed was not read since. */
  #isInDoubt = false;
  /** Its profile is configured no longer. */
  #isReplaced = false;
  #isRetired = false;

  /** Does no I/O: a cluster is reached when it is first used. */
  constructor(profile: ClusterProfile, parts: SessionParts) {
    this.profile = profile;
    this.#parts = parts;
    this.#action = new OneAction(profile.name, () => this.#changed.fire());
  }

  get status(): SessionStatus {
    return this.#status;
  }

  get knownRelease(): Release | undefined {
    if (this.#status.kind === 'connected') return this.#status.overview.release;
    return this.#parts.knownReleases.releaseOf(this.profile.id);
  }

  get contents(): ContentsReading | undefined {
    return this.#contents;
  }

  get busyWith(): string | undefined {
    return this.#action.what;
  }

  /** A second caller joins the attempt that is under way; whoever aborts ends it for all. */
  async connect({ signal, onRead }: CallOptions = {}): Promise<ClusterOverview> {
    if (this.#isRetired)
      throw closed(t('{0} was changed or removed. Start again from its new entry.', this.profile.name));
    if (this.#status.kind === 'connected') return this.#status.overview;
    this.#attempt ??= this.#begin(onRead);
    const { abort, promise } = this.#attempt;
    const stop = () => abort.abort();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** What is running ends; an action that is under way sends nothing more. */
  async disconnect(): Promise<void> {
    this.#disconnects += 1;
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.abort.abort();
    await Promise.allSettled([this.#hangUp({ kind: 'disconnected' }), attempt?.promise]);
  }

  /** Disconnects for good as soon as no action is running: for a profile that is configured no longer. */
  async retire(): Promise<void> {
    this.#isReplaced = true;
    await this.#action.done;
    this.#isRetired = true;
    await this.disconnect();
    this.#changed.dispose();
  }

  async refreshOverview(options: CallOptions = {}): Promise<ClusterOverview> {
    if (this.#status.kind !== 'connected') return this.connect(options);
    const fresh = await this.#reading(options, async (read, lines) => {
      const { readOverview } = await overviewReading();
      return readOverview(read, () => lines.reads.product, this.#user);
    });
    this.#setOverview(fresh);
    return fresh;
  }

  async readContents(options: CallOptions = {}): Promise<ContentsReading> {
    const contents = await this.#reading(options, async (read) =>
      (await catalogueReading()).readContents(read, this.#user, this.#severalDatabases),
    );
    this.#contents = contents;
    this.#changed.fire();
    return contents;
  }

  readTables(schemaName: string, options: CallOptions = {}): Promise<readonly TableEntry[]> {
    return this.#reading(options, async (read) =>
      (await catalogueReading()).readTables(read, schemaName, this.#severalDatabases),
    );
  }

  findTables(text: string, options: CallOptions = {}): Promise<readonly TableEntry[]> {
    return this.#reading(options, async (read) =>
      (await catalogueReading()).findTables(read, text, this.#severalDatabases),
    );
  }

  readRows(options: CallOptions = {}): Promise<Readable<readonly ReplicationRow[]>> {
    const reading = this.#reading(options, async (read) => (await catalogueReading()).readRows(read, this.#user));
    return this.#settling(reading, (rows) => this.#setRows(rows));
  }

  readPeers(options: CallOptions = {}): Promise<Readable<readonly Peer[]>> {
    const reading = this.#reading(options, async (read) => (await overviewReading()).readPeers(read, this.#procedures));
    return this.#settling(reading, (peers) => this.#setPeers(peers));
  }

  readReplicationEnabled(schemaName: string, tableName: string, options: CallOptions = {}): Promise<Readable<boolean>> {
    return this.#reading(options, async (read) =>
      (await overviewReading()).readReplicationEnabled(read, this.#procedures, schemaName, tableName),
    );
  }

  query(
    sql: string,
    parameters: readonly SqlParameter[] = [],
    { line, ...options }: QueryOptions = {},
  ): Promise<ResultSet> {
    return this.#reading(options, (read, { actions }) =>
      line === 'actions' ? actions.read(sql, { parameters, ...options }) : read(sql, parameters),
    );
  }

  async call(call: ProcedureCall, options: CallOptions = {}): Promise<Outcome> {
    if (!this.busyWith) throw new Error('call() is for the inside of exclusively()');
    const { callProcedure } = await import('./actionCall');
    const parts = { profile: this.profile, audit: this.#parts.audit, log: this.#parts.log };
    const before = this.#disconnects;
    this.#isInDoubt = true;
    const outcome = await callProcedure(parts, call, async (sql, parameters) => {
      if (this.#disconnects !== before) throw closed(t('{0} was disconnected before it was sent.', this.profile.name));
      const lines = await this.#connected(options);
      return this.#heeding(lines, lines.actions.execute(sql, { parameters, ...options }));
    });
    if (outcome.kind === 'failure' && outcome.sqlState === '42504') await this.#learnRefused(call.procedure);
    return outcome;
  }

  async openScriptLine(options: CallOptions = {}): Promise<ScriptLine> {
    const [lines, { AuditedScriptLine }] = await Promise.all([this.#connected(options), import('./scriptLine')]);
    const { audit, log } = this.#parts;
    const line = await this.#heeding(lines, lines.openScript(options.signal));
    return new AuditedScriptLine({
      line,
      audit,
      log,
      profile: this.profile,
      isHeld: () => this.busyWith !== undefined,
    });
  }

  exclusively<T>(what: string, action: () => Promise<T>, holder: object = {}): Promise<T> {
    return this.#action.run(what, () => holdCluster(this.#parts, this.profile, what, holder), action);
  }

  get #user(): string {
    return this.profile.user ?? '';
  }

  get #severalDatabases(): boolean {
    return this.#status.kind === 'connected' && (this.#status.overview.databases ?? 1) > 1;
  }

  get #procedures(): ClusterOverview['procedures'] {
    return this.#status.kind === 'connected' ? this.#status.overview.procedures : new Map();
  }

  #begin(onRead: CallOptions['onRead']): Attempt {
    const abort = new AbortController();
    const options = { signal: abort.signal, ...(onRead && { onRead }) };
    const promise: Promise<ClusterOverview> = this.#open(options, () => this.#attempt?.promise === promise);
    this.#setStatus({ kind: 'connecting' });
    return { abort, promise };
  }

  /** `isCurrent` turns false when a disconnect has made the attempt pointless. */
  async #open(
    options: CallOptions & { readonly signal: AbortSignal },
    isCurrent: () => boolean,
  ): Promise<ClusterOverview> {
    const { signal } = options;
    try {
      const { openCluster } = await import('./opening');
      const opened = await openCluster(this.profile, this.#parts, options);
      if (signal.aborted) {
        await opened.lines.close();
        signal.throwIfAborted();
      }
      this.#lines = opened.lines;
      this.#attempt = undefined;
      this.#setOverview(opened.overview);
      return opened.overview;
    } catch (error) {
      const failure = asFailure(error, this.profile);
      if (isCurrent()) {
        this.#attempt = undefined;
        this.#setStatus(signal.aborted ? { kind: 'disconnected' } : { kind: 'failed', failure });
      }
      throw failure;
    }
  }

  async #connected(options: CallOptions): Promise<Lines> {
    if (!this.#lines) await this.connect(options);
    if (!this.#lines) throw asFailure(new DOMException('', 'AbortError'), this.profile);
    return this.#lines;
  }

  /** A reading that shows the cluster to be out of reach ends the connection; one that merely broke does not. */
  async #reading<T>(options: CallOptions, reading: (read: Read, lines: Lines) => Promise<T>): Promise<T> {
    const lines = await this.#connected(options);
    try {
      return await reading((sql, parameters = []) => lines.reads.read(sql, { parameters, ...options }), lines);
    } catch (error) {
      const lost = error instanceof ConnectionFailure && !passing.includes(error.kind);
      if (lost && this.#lines === lines) await this.#hangUp({ kind: 'failed', failure: error });
      throw error;
    }
  }

  /** What was read before a call counts no more where the reading after it breaks. */
  async #settling<T>(reading: Promise<Readable<T>>, set: (found: Readable<T>) => void): Promise<Readable<T>> {
    const found = await reading.catch((error: unknown) => {
      if (this.#isInDoubt) set(unreadable(asFailure(error, this.profile).message));
      throw error;
    });
    this.#isInDoubt = false;
    set(found);
    return found;
  }

  /** A password that is refused to one line serves no other: the next connect asks for it. */
  async #heeding<T>(lines: Lines, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const refused = error instanceof ConnectionFailure && error.kind === 'login-refused';
      if (refused && this.#lines === lines) await this.#hangUp({ kind: 'failed', failure: error });
      throw error;
    }
  }

  async #hangUp(status: SessionStatus): Promise<void> {
    const lines = this.#lines;
    this.#lines = undefined;
    this.#contents = undefined;
    this.#setStatus(status);
    await lines?.close();
  }

  async #learnRefused(procedure: string): Promise<void> {
    const { withRefused } = await overviewReading();
    if (this.#status.kind !== 'connected') return;
    const { overview: known } = this.#status;
    const missing = withRefused(known.missing, procedure, this.#user);
    this.#setOverview({ ...known, missing });
  }

  #setRows(rows: ContentsReading['rows']): void {
    if (this.#contents) this.#contents = { ...this.#contents, rows };
    this.#changed.fire();
  }

  #setPeers(peers: ClusterOverview['peers']): void {
    if (this.#status.kind === 'connected') this.#setOverview({ ...this.#status.overview, peers });
  }

  #setOverview(fresh: ClusterOverview): void {
    if (!this.#isReplaced) this.#noteIdentity(fresh);
    this.#setStatus({ kind: 'connected', overview: fresh });
  }

  #noteIdentity({ clusterKey, release }: ClusterOverview): void {
    if (clusterKey.readable) this.#parts.ownKeys.note(this.profile.id, clusterKey.value);
    if (release) this.#parts.knownReleases.note(this.profile.id, release);
  }

  #setStatus(status: SessionStatus): void {
    this.#status = status;
    this.#changed.fire();
  }
}

function closed(message: string): ConnectionFailure {
  return new ConnectionFailure(message, { kind: 'closed', fate: 'not-run' });
}
