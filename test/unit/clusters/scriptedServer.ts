/** A server whose every answer a test writes down; what it was sent is kept. */
import type {
  Connection,
  Connector,
  ExecuteOptions,
  ResultSet,
  ServerProduct,
  SqlValue,
} from '../../../src/connection/connection';
import { ConnectionFailure, type FailureKind, type StatementFate } from '../../../src/connection/failure';
import type { Read } from '../../../src/clusters/reading';

export type Answer = ResultSet | Error | ((options: ExecuteOptions) => Promise<ResultSet> | ResultSet);

/** The first entry whose pattern matches the statement answers it; what none matches is an unknown procedure. */
export type Script = [RegExp, Answer][];

export function table(columns: readonly string[], ...rows: (readonly SqlValue[])[]): ResultSet {
  return { columns: columns.map((name) => ({ name, type: 'text' })), rows, truncated: false };
}

export function refusal(sqlState: string, message: string): ConnectionFailure {
  const messages = [{ sqlState, vendorCode: -1, message }];
  return new ConnectionFailure(message, { kind: 'server-error', fate: 'failed', messages });
}

export function failure(kind: FailureKind, fate: StatementFate = 'not-run', advice?: string): ConnectionFailure {
  return new ConnectionFailure(`it is ${kind}`, { kind, fate, ...(advice === undefined ? {} : { advice }) });
}

export class ScriptedServer implements Connector {
  transport: Connector['transport'] = 'odbc';
  readonly sent: string[] = [];
  readonly #script: Script;
  product: ServerProduct = { name: 'Splice Machine', version: '3.1.0.1990' };
  /** Thrown by the next attempts to open. */
  refuseToOpen: Error | undefined;
  /** Connections opened so far, and those open now. */
  opened = 0;
  openNow = 0;

  constructor(script: Script) {
    this.#script = script;
  }

  /** Puts an answer before the others. */
  answer(pattern: RegExp, answer: Answer): void {
    this.#script.unshift([pattern, answer]);
  }

  async open(options: { signal?: AbortSignal } = {}): Promise<Connection> {
    await Promise.resolve();
    if (options.signal?.aborted) throw failure('cancelled');
    if (this.refuseToOpen) throw this.refuseToOpen;
    this.opened += 1;
    this.openNow += 1;
    let isOpen = true;
    return {
      product: this.product,
      get isOpen() {
        return isOpen;
      },
      execute: async (sql, options = {}) => {
        this.sent.push(sql);
        try {
          return { resultSet: await this.#reply(sql, options), warnings: [] };
        } catch (error) {
          if (error instanceof ConnectionFailure && ['connection-lost', 'driver-crashed'].includes(error.kind)) {
            if (isOpen) this.openNow -= 1;
            isOpen = false;
          }
          throw error;
        }
      },
      close: () => {
        if (isOpen) this.openNow -= 1;
        isOpen = false;
        return Promise.resolve();
      },
    };
  }

  /** A {@link Read} without a line in between. */
  readonly read: Read = async (sql, parameters = []) => {
    this.sent.push(sql);
    return this.#reply(sql, { parameters });
  };

  async #reply(sql: string, options: ExecuteOptions): Promise<ResultSet> {
    await Promise.resolve();
    const answer = this.#script.find(([pattern]) => pattern.test(sql))?.[1];
    if (answer === undefined) throw refusal('42Y03', `${sql} is not recognized.`);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(options) : answer;
  }
}

const info = (name: string, parameters = '') =>
  `${name}(${parameters}) LANGUAGE JAVA PARAMETER STYLE JAVA  DETERMINISTIC MODIFIES SQL DATA DYNAMIC RESULT SETS 1`;

const names = 'IN "schemaName" VARCHAR(128),IN "tableName" VARCHAR(128)';

export const aliases = table(
  ['ALIAS', '2'],
  ['SYSCS_GET_VERSION_INFO', info('SYSCS_GET_VERSION_INFO')],
  ['SYSCS_IS_MEM_PLATFORM', info('SYSCS_IS_MEM_PLATFORM')],
  ['GET_REPLICATION_ROLE', info('GET_REPLICATION_ROLE')],
  ['GET_CLUSTER_KEY', info('GET_CLUSTER_KEY')],
  ['LIST_PEERS', info('LIST_PEERS')],
  ['ADD_PEER', info('ADD_PEER', 'IN "peerId" SMALLINT,IN "clusterKey" VARCHAR(32672),IN "enabled" BOOLEAN')],
  ['ENABLE_TABLE_REPLICATION', info('ENABLE_TABLE_REPLICATION', names)],
  ['DISABLE_TABLE_REPLICATION', info('DISABLE_TABLE_REPLICATION', names)],
  ['REPLICATION_ENABLED', info('REPLICATION_ENABLED', names)],
);

/** An active cluster of release 3.1.0.1990 with two schemas, three tables and one replicated. */
export function activeCluster(): Script {
  return [
    [
      /SYSCS_GET_VERSION_INFO\(/,
      table(['HOSTNAME', 'RELEASE'], ['h2:1527', '3.1.0.1990'], ['h1:1527', '3.1.0.1985'], ['h3', 'unknown']),
    ],
    [/CAST\(a\.ALIASINFO/, aliases],
    [/GET_REPLICATION_ROLE\(/, table(['ROLE'], ['MASTER'])],
    [/GET_CLUSTER_KEY\(/, table(['Success'], ['h1,h2:2181:/hbase'])],
    [
      /LIST_PEERS\(/,
      table(['PeerId', 'clusterKey', 'enabled', 'serial'], ['1', 'w1:2181:/hbase', 1, true], ['2', 'x', 'false', null]),
    ],
    [/SYSCS_IS_MEM_PLATFORM\(/, table(['IsMemPlatform'], [false])],
    [/REPLICATION_ENABLED\(/, table(['Enabled'], ['TRUE'])],
    [
      /FROM SYS\.SYSREPLICATION/,
      table(['SCOPE', 'SCHEMANAME', 'TABLENAME'], ['TABLE', 'S', 'T1'], ['SCHEMA', 'HR', null]),
    ],
    [
      /FROM SYS\.SYSTABLES/,
      table(
        ['SCHEMANAME', 'TABLENAME', 'TABLETYPE'],
        ['S', 'T1', 'T'],
        ['S', 'V1', 'V'],
        ['HR', 'PAY', 'T'],
        ['HR', 'ODD', '?'],
      ),
    ],
    [/AUTHORIZATIONID FROM SYS\.SYSSCHEMAS/, table(['AUTHORIZATIONID'], ['SPLICE'])],
    [/FROM SYS\.SYSSCHEMAS/, table(['SCHEMANAME'], ['S'], ['HR'], ['S'])],
  ];
}
