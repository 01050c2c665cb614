/** Opening a cluster of 20,000 tables and expanding one schema, beside the bare statements; and how long the thread stood still. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveSession, type SessionParts } from '../../src/clusters/clusterSession';
import { StatementLog } from '../../src/clusters/log';
import type { Connector, SqlParameter } from '../../src/connection/connection';
import { SpareLine } from '../../src/connection/odbc/spareLine';
import { KnownReleases } from '../../src/clusters/knownReleases';
import { OwnKeys } from '../../src/clusters/ownKeys';
import { Passwords } from '../../src/clusters/secrets';
import type { ReplicationRow } from '../../src/splice/replication/model';
import { childrenOf, type TreeView } from '../../src/tree/children';
import { ClusterModel } from '../../src/tree/clusterModel';
import { lineOf, type LineFacts } from '../../src/tree/lines';
import type { TreeNode } from '../../src/tree/nodes';
import { NodeStore } from '../../src/tree/nodeStore';
import { Pages } from '../../src/tree/paging';
import { compare } from './alternating';
import { median, rounded, type Figures } from './figures';
import { withOdbcLab, type BareConnection, type OdbcLab } from './odbcLab';

const schemas = 1_000;
const tablesPerSchema = 20;
const rounds = 9;
/** Longer than a driver's process takes to start. */
const readyMs = 300;

interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
}

export function measure(): Promise<Figures> {
  return withOdbcLab(async (parts) => {
    const { lab, connectBare, childScript } = parts;
    const spare = new SpareLine(childScript);
    // As while a person looks at the list of clusters.
    const getReady = async () => {
      spare.prepare();
      await sleep(readyMs);
    };
    await lab.active.reset({ schemas: [], tables: [], role: 'PRIMARY', rows: rowsOfSomeYears() });
    await lab.active.fill({ schemas, tablesPerSchema });
    const statements: Statement[] = [];
    const close = await openAndExpand(parts, parts.connector(), (statement) => statements.push(statement));
    await close();
    await getReady();
    let stall = 0;
    const { ratio, oursMs, theirsMs } = await compare(
      rounds,
      async () => {
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        const close = await openAndExpand(parts, parts.connector(spare));
        delay.disable();
        stall = Math.max(stall, delay.max / 1e6);
        return async () => {
          await close();
          await getReady();
        };
      },
      async () => {
        const bare = await connectBare();
        for (const { sql, parameters } of statements) await query(bare, sql, parameters);
        return () => bare.close();
      },
    );
    spare.dispose();
    return {
      driver_process_ms: rounded(await timeToOpen(parts), 1),
      tree_20k_ratio: rounded(ratio),
      tree_20k_ms: rounded(oursMs, 1),
      tree_20k_alone_ms: rounded(theirsMs, 1),
      host_stall_ms: rounded(stall, 1),
    };
  });
}

/** The start of a driver's process, until its connection is open: what the spare one saves. */
async function timeToOpen({ connector }: OdbcLab): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const connection = await connector().open({ deadlineMs: 10_000 });
    times.push(performance.now() - began);
    await connection.close();
  }
  return median(times);
}

/** A third of the schemas replicate whole, another third by table. */
function rowsOfSomeYears(): ReplicationRow[] {
  return Array.from({ length: schemas }, (_, at) => {
    const schemaName = `FILL_${String(at + 1).padStart(4, '0')}`;
    if (at % 3 === 0) return [{ scope: 'SCHEMA', schemaName, tableName: null }];
    if (at % 3 === 1) return [];
    return [1, 2, 3].map((table) => ({ scope: 'TABLE', schemaName, tableName: `TABLE_00${table}` }));
  }).flat();
}

/** What a person does, as far as it needs no VS Code: connect, expand the cluster, its schemas, and one of them. */
async function openAndExpand(
  parts: OdbcLab,
  connector: Connector,
  note?: (statement: Statement) => void,
): Promise<() => Promise<void>> {
  const session = new LiveSession(parts.profile, sessionParts(parts, note ? noting(connector, note) : connector));
  const model = new ClusterModel(session);
  const nodes = new NodeStore();
  const view: TreeView = { nodes, pages: new Pages(), filter: undefined, showSystemSchemas: false };
  const other = { isSample: false, leadsTo: () => undefined, waitsFor: undefined, failure: undefined };
  const facts: LineFacts = { model, view, ...other };
  const draw = async (node: TreeNode) => {
    lineOf(node, facts);
    const children = await expanded(node, model, view);
    for (const child of children) lineOf(child, facts);
    return children;
  };
  await draw(nodes.cluster(parts.profile.id));
  const listed = await draw(nodes.schemas(parts.profile.id));
  const tables = await draw(nodes.schema(parts.profile.id, 'FILL_0003'));
  if (listed.length < 500 || tables.length !== tablesPerSchema) throw new Error('the tree is not whole');
  return () => session.disconnect();
}

async function expanded(node: TreeNode, model: ClusterModel, view: TreeView): Promise<readonly TreeNode[]> {
  for (;;) {
    const children = childrenOf(node, model, view);
    if (children.kind === 'known') return children.nodes;
    await children.read(new AbortController().signal);
  }
}

function sessionParts({ lab }: OdbcLab, connector: Connector): SessionParts {
  const nowhere = () => undefined;
  return {
    connectorFor: () => connector,
    passwords: new Passwords(
      { get: () => Promise.resolve(undefined), store: () => Promise.resolve(), delete: () => Promise.resolve() },
      { ask: () => Promise.resolve(lab.owner.password), tellNotKept: nowhere },
    ),
    log: new StatementLog({ info: nowhere, warn: nowhere, error: nowhere }),
    audit: { intent: () => Promise.resolve(), outcome: () => Promise.resolve() },
    locks: { take: () => Promise.resolve(() => Promise.resolve()) },
    ownKeys: new OwnKeys({ get: nowhere, update: () => Promise.resolve() }),
    knownReleases: new KnownReleases({ get: nowhere, update: () => Promise.resolve() }),
    timeouts: () => ({ connect: 10_000, read: 60_000, action: 60_000 }),
  };
}

function noting(connector: Connector, note: (statement: Statement) => void): Connector {
  return {
    transport: connector.transport,
    open: async (options) => {
      const connection = await connector.open(options);
      return {
        product: connection.product,
        get isOpen() {
          return connection.isOpen;
        },
        execute: (sql, executeOptions) => {
          note({ sql, parameters: executeOptions?.parameters ?? [] });
          return connection.execute(sql, executeOptions);
        },
        close: () => connection.close(),
      };
    },
  };
}

/** What MariaDB refuses is refused to both. */
async function query(bare: BareConnection, sql: string, parameters: readonly SqlParameter[]): Promise<void> {
  await (parameters.length > 0 ? bare.query(sql, parameters) : bare.query(sql)).catch(() => undefined);
}
