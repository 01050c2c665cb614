/** Our DRDA client beside Derby's own Java client on the same server, and beside ODBC; and how long the thread stood still. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Connection } from '../../src/connection/connection';
import { DrdaConnector } from '../../src/connection/drda/connector';
import { fillPlainDerby, startPlainDerby } from '../labs/derby/plain/plainDerby';
import { compare, type Compared, type Timed } from './alternating';
import { JdbcClient } from './drda/jdbc';
import { rounded, type Figures } from './figures';
import { withOdbcLab } from './odbcLab';

const catalogueRows = 60_000;
const rows = 20_000;
const rounds = 15;
/** They take a fraction of a millisecond each, which the machine's other work shifts from one second to the next. */
const connectRounds = 100;
/**
 * The Java machines, server and client, compile what they run, and take a processor for it; warm is what twenty rounds more make no faster.
 */
const warmUps = 20;
const fasterBy = 0.05;
const mostWarmUps = 200;
/** Per turn. */
const connects = 50;
const calls = 400;

/** As the tree asks for its tables. */
const catalogue = 'SELECT c.SCHEMANAME, c.TABLENAME, c.TABLETYPE, c.TABLEID, c.CONGLOMERATE FROM CATALOGUE c';
const catalogueColumns =
  'SCHEMANAME VARCHAR(128), TABLENAME VARCHAR(128), TABLETYPE CHAR(1), TABLEID CHAR(36), CONGLOMERATE BIGINT';

export async function measure(): Promise<Figures> {
  const derby = await startPlainDerby();
  let jdbc: JdbcClient | undefined;
  try {
    await fillPlainDerby(derby);
    const connector = new DrdaConnector(derby.target);
    const ours = await connector.open();
    await fillCatalogue((sql) => ours.execute(sql));
    const theirs = (jdbc = await JdbcClient.start(derby.target));
    let stall = 0;
    let coldStall = 0;
    const fetched = await compareWarm(
      async () => {
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        demand(catalogueRows, (await ours.execute(catalogue)).resultSet?.rows.length);
        delay.disable();
        stall = Math.max(stall, delay.max / 1e6);
        return undefined;
      },
      async () => demand(catalogueRows, await theirs.demand(`fetch ${catalogue}`)),
      {
        onWarm: () => {
          coldStall = stall;
          stall = 0;
        },
      },
    );
    const connect = async () => {
      demand(connects, await theirs.demand(`connect ${connects}`));
      return async () => demand(connects, await theirs.demand(`close ${connects}`));
    };
    const connected = await compareWarm(() => opened(() => connector), connect, { rounds: connectRounds });
    const first = await compareWarm(() => opened(() => new DrdaConnector(derby.target)), connect, {
      rounds: connectRounds,
    });
    const called = await compareWarm(
      async () => {
        for (let done = 0; done < calls; done += 1) {
          const { resultSet } = await ours.execute('CALL OUTCOME(?, ?)', { parameters: ['Success', 'done'] });
          demand(1, resultSet?.rows.length);
        }
        return undefined;
      },
      async () => demand(calls, await theirs.demand(`call ${calls}`)),
    );
    const besideOdbc = await withOdbcLab(async ({ lab, connectBare }) => {
      await lab.active.createTable('BENCH', 'MANY', 'N INT PRIMARY KEY, T VARCHAR(100)');
      await lab.active.server.client.run([
        `INSERT INTO BENCH.MANY SELECT n.seq - 1, CONCAT('row ', n.seq - 1) FROM SPLICELAB.seq_1_to_${rows} n`,
      ]);
      const bare = await connectBare();
      try {
        const overDrda = async () => demand(rows, (await ours.execute('SELECT N, T FROM MANY')).resultSet?.rows.length);
        const overOdbc = async () => demand(rows, (await bare.query('SELECT N, T FROM BENCH.MANY')).length);
        await warmUp(overDrda, overOdbc);
        return await compare(rounds, overDrda, overOdbc);
      } finally {
        await bare.close();
      }
    });
    await ours.close();
    return {
      drda_fetch_vs_jdbc: rounded(1 / fetched.ratio),
      drda_fetch_ms: rounded(fetched.oursMs, 1),
      drda_connect_vs_jdbc: rounded(1 / connected.ratio),
      drda_connect_ms: rounded(connected.oursMs / connects, 1),
      drda_first_connect_vs_jdbc: rounded(1 / first.ratio),
      drda_call_vs_jdbc: rounded(1 / called.ratio),
      drda_call_ms: rounded(called.oursMs / calls, 2),
      drda_fetch_vs_odbc: rounded(1 / besideOdbc.ratio),
      drda_stall_ms: rounded(stall, 1),
      drda_stall_cold_ms: rounded(coldStall, 1),
    };
  } finally {
    await jdbc?.stop();
    await derby.stop();
  }
}

/** With a client in a process of its own. */
async function compareWarm(
  ours: Timed,
  theirs: Timed,
  options: { readonly rounds?: number; readonly onWarm?: () => void } = {},
): Promise<Compared> {
  await warmUp(ours, theirs);
  options.onWarm?.();
  return compare(options.rounds ?? rounds, ours, theirs, false);
}

async function warmUp(ours: Timed, theirs: Timed): Promise<void> {
  let best = Infinity;
  for (let done = 0; done < mostWarmUps; done += warmUps) {
    const { oursMs, theirsMs } = await compare(warmUps, ours, theirs, false);
    if (oursMs + theirsMs > best * (1 - fasterBy)) return;
    best = oursMs + theirsMs;
  }
}

/** One connection after the other, all open in the end. */
async function opened(connector: () => DrdaConnector): ReturnType<Timed> {
  const connections: Connection[] = [];
  while (connections.length < connects) connections.push(await connector().open());
  return async () => {
    for (const connection of connections) await connection.close();
  };
}

async function fillCatalogue(run: (sql: string) => Promise<unknown>): Promise<void> {
  await run(`CREATE TABLE CATALOGUE(N INT, ${catalogueColumns})`);
  await run(
    `INSERT INTO CATALOGUE SELECT m.N * 3 + t.I, 'SCHEMA_' || TRIM(CHAR(MOD(m.N, 500))), 'TABLE_OF_THE_BENCH_' || TRIM(CHAR(m.N * 3 + t.I)), 'T',
       '0a1b2c3d-0000-4000-8000-' || SUBSTR(CHAR(100000000000 + m.N), 1, 12), CAST(m.N AS BIGINT) * 1000000 FROM MANY m, (VALUES 0, 1, 2) AS t(I)`,
  );
}

function demand(expected: number, count: number | undefined): undefined {
  if (count !== expected) throw new Error(`${count ?? 'no'} rows came instead of ${expected}`);
}
