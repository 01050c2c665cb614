/** What the features see of a cluster: its state, its contents, and calls, in Splice's terms. */
import type { ConnectionFailure } from '../connection/failure';
import type {
  ResultSet,
  ServerProduct,
  SqlParameter,
  StatementResult,
  TransactionStep,
} from '../connection/connection';
import type { Outcome } from '../splice/outcome';
import type { Release } from '../splice/release';
import type { ReplicationRow, TableEntry } from '../splice/replication/model';
import type { Event } from './emitter';
import type { ClusterProfile } from './profile';

export type SessionStatus =
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly overview: ClusterOverview }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

/** A value read from the server, or the reason why it could not be. */
export type Readable<T> =
  | { readonly readable: true; readonly value: T; readonly at: Date }
  | { readonly readable: false; readonly reason: string; readonly at: Date };

/** As GET_REPLICATION_ROLE tells it; `MASTER`/`SLAVE` of old releases are read as the new words. */
export type ReplicationRole = 'PRIMARY' | 'REPLICA' | 'NONE';

export interface Peer {
  /** A text where procedures, which take a SMALLINT, cannot name the peer: the HBase shell takes any word for an id. */
  readonly id: number | string;
  readonly clusterKey: string;
  /** Undefined where the server’s word for it is not understood. */
  readonly enabled: boolean | undefined;
  /** Undefined where the release does not tell. */
  readonly serial: boolean | undefined;
}

/** One that procedures can name. */
export function isNumbered(peer: Peer): peer is Peer & { readonly id: number } {
  return typeof peer.id === 'number';
}

/** A procedure as the server's own catalogue has it, or as its release should have it. */
export interface PresentProcedure {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/**
 * What this user is known not to be allowed, with the statements that the database owner would run to allow it. Known from readings that
 * were refused, from actions that were tried, and, where it can be read, from the list of what was granted.
 */
export interface MissingPrivileges {
  readonly procedures: readonly string[];
  readonly cannotReadSys: boolean;
  readonly grants: readonly string[];
  /** Neither owner nor grants could be read: more may be missing. */
  readonly grantsUnknown?: true;
}

/** Read once on connect and again on refresh of the cluster. */
export interface ClusterOverview {
  readonly product: ServerProduct;
  readonly release: Release | undefined;
  /** `catalogue`: read from the server. `release`: deduced from the release, since SYS cannot be read. */
  readonly proceduresFrom: 'catalogue' | 'release';
  /** By upper-case name. */
  readonly procedures: ReadonlyMap<string, PresentProcedure>;
  readonly role: Readable<ReplicationRole>;
  readonly clusterKey: Readable<string>;
  readonly peers: Readable<readonly Peer[]>;
  readonly missing: MissingPrivileges;
  readonly memPlatform: boolean;
  /** How many databases its servers hold; undefined where that cannot be read. */
  readonly databases: number | undefined;
  readonly at: Date;
}

/** Schemas, tables and rows of one reading. */
export interface ContentsReading {
  readonly schemas: readonly string[];
  /** Whole up to 50,000 tables; beyond that `undefined`, and tables are read by schema. */
  readonly tables: readonly TableEntry[] | undefined;
  /** `SYS` may be closed to this user: then unknown, never "off". */
  readonly rows: Readable<readonly ReplicationRow[]>;
  /** True where SYSVW had to serve, which lists only what this user may see. */
  readonly partial: boolean;
  /** Schemas and tables are then those of the database that is connected to; the rows are those of all. */
  readonly severalDatabases?: boolean;
  readonly at: Date;
}

/** How many tables a search brings at most. */
export const mostTablesFound = 500;

export interface ProcedureCall {
  /** Without schema, e.g. `ADD_PEER`. */
  readonly procedure: string;
  readonly arguments: readonly SqlParameter[];
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Told of every statement that is sent to read, once it is answered. Who joins an attempt to connect is told of nothing in it. */
  readonly onRead?: (sent: SentReading) => void;
}

/** A statement that only reads, and what came of it. */
export interface SentReading {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
  readonly at: Date;
  readonly durationMs: number;
  readonly answer:
    | { readonly kind: 'result'; readonly result: ResultSet }
    /** A {@link ConnectionFailure}, as a rule. */
    | { readonly kind: 'failure'; readonly error: unknown };
}

export interface QueryOptions extends CallOptions {
  /** `actions` for what may take as long as an action; the line for reads where absent. */
  readonly line?: 'actions';
}

/** A statement of a script, ready to be sent. */
export interface ScriptStatement {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
  /** False only for what surely changes nothing: all else is audited, and needs `exclusively`. */
  readonly changes: boolean;
  readonly run: { readonly id: string; readonly index: number };
  /** Reads the outcome from the answer, for the audit. */
  readonly outcomeOf: (result: StatementResult) => Outcome;
}

/** One line for one run of a script: its session state holds from statement to statement. Rejects with a {@link ConnectionFailure}. */
export interface ScriptLine {
  /** False once it is lost; it never opens again by itself. */
  readonly isOpen: boolean;
  /** False where every statement takes effect at once. */
  readonly canTransact: boolean;
  /** Where the audit file cannot be written nothing is sent. Never repeats a statement. */
  execute(statement: ScriptStatement, options?: CallOptions): Promise<StatementResult>;
  transact(step: TransactionStep, options?: CallOptions): Promise<void>;
  /** Rolls back what was not committed. Never rejects. */
  close(): Promise<void>;
}

export interface ClusterSession {
  readonly profile: ClusterProfile;
  readonly status: SessionStatus;
  /** Its own while it is connected; otherwise the one that it had last, if any. */
  readonly knownRelease: Release | undefined;
  /** The last contents read, if any. */
  readonly contents: ContentsReading | undefined;
  /** What the cluster is doing beside reading, e.g. the running action's SQL. */
  readonly busyWith: string | undefined;
  readonly onDidChange: Event<void>;

  connect(options?: CallOptions): Promise<ClusterOverview>;
  disconnect(): Promise<void>;
  /** Reads the overview again. */
  refreshOverview(options?: CallOptions): Promise<ClusterOverview>;
  readContents(options?: CallOptions): Promise<ContentsReading>;
  /** Tables of one schema, for catalogues too large to be read whole. */
  readTables(schemaName: string, options?: CallOptions): Promise<readonly TableEntry[]>;
  /**
   * Tables whose name holds the text, or `SCHEMA.TABLE` with a part of both; at most {@link mostTablesFound}, wherever they are. For the
   * filter over what is not loaded.
   */
  findTables(text: string, options?: CallOptions): Promise<readonly TableEntry[]>;
  /** SYS.SYSREPLICATION alone, fresh; also updates `contents`. After a call that was not read since, failing makes the rows unreadable there. */
  readRows(options?: CallOptions): Promise<Readable<readonly ReplicationRow[]>>;
  readPeers(options?: CallOptions): Promise<Readable<readonly Peer[]>>;
  /** REPLICATION_ENABLED of one table: what HBase does, whatever the rows say. */
  readReplicationEnabled(schemaName: string, tableName: string, options?: CallOptions): Promise<Readable<boolean>>;
  /** Any other reading. */
  query(sql: string, parameters?: readonly SqlParameter[], options?: QueryOptions): Promise<ResultSet>;
  /**
   * Calls a procedure that changes something, on the line for actions; logged and audited. Only inside `exclusively`.
   * Never rejects for what the server says: that is the outcome. Never repeats a call.
   */
  call(call: ProcedureCall, options?: CallOptions): Promise<Outcome>;
  /** A line of its own for the run of a script. */
  openScriptLine(options?: CallOptions): Promise<ScriptLine>;
  /**
   * Runs one action at a time on the cluster: rejects at once, saying what is running, when another is, be it through another profile or
   * in another window. The same `holder` may hold it through several profiles.
   */
  exclusively<T>(what: string, action: () => Promise<T>, holder?: object): Promise<T>;
}

/** All clusters: configured ones in the settings' order, then the sample pair while it is shown. */
export interface Clusters {
  readonly sessions: readonly ClusterSession[];
  /** Fires when profiles are added, removed or changed; not for changes inside a session. */
  readonly onDidChange: Event<void>;
  find(id: string): ClusterSession | undefined;
  /** The configured cluster whose own key is this one, or was when it was connected last. */
  findByClusterKey(clusterKey: string): ClusterSession | undefined;
}
