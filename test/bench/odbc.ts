/** What the child process around the driver costs: 20,000 rows through our Connection, and through `odbc` in this process. */
import { compare } from './alternating';
import { rounded, type Figures } from './figures';
import { withOdbcLab } from './odbcLab';

const rows = 20_000;
const rounds = 11;

export function measure(): Promise<Figures> {
  return withOdbcLab(async ({ lab, connector, connectBare }) => {
    const { client } = lab.active.server;
    await lab.active.createTable(
      'BENCH',
      'ORDERS',
      'ID BIGINT, CUSTOMER VARCHAR(40), AMOUNT DECIMAL(9,2), QUANTITY INT, PLACED DATETIME, NOTE VARCHAR(120)',
    );
    await client.run([
      `INSERT INTO BENCH.ORDERS SELECT n.seq, CONCAT('customer ', n.seq % 977), n.seq / 100, n.seq % 50,
         TIMESTAMPADD(MINUTE, n.seq, '2026-01-01'), IF(n.seq % 3 = 0, NULL, REPEAT('note ', n.seq % 20))
       FROM SPLICELAB.seq_1_to_${rows} n`,
    ]);
    const sql = 'SELECT o.ID, o.CUSTOMER, o.AMOUNT, o.QUANTITY, o.PLACED, o.NOTE FROM BENCH.ORDERS o';
    const ours = await connector().open({ deadlineMs: 10_000 });
    const bare = await connectBare();
    try {
      const { ratio, oursMs, theirsMs } = await compare(
        rounds,
        async () => demandRows((await ours.execute(sql)).resultSet?.rows.length),
        async () => demandRows((await bare.query(sql)).length),
      );
      return {
        odbc_fetch_ratio: rounded(ratio),
        odbc_fetch_ms: rounded(oursMs, 1),
        odbc_alone_ms: rounded(theirsMs, 1),
      };
    } finally {
      await bare.close();
      await ours.close();
    }
  });
}

function demandRows(count: number | undefined): undefined {
  if (count !== rows) throw new Error(`${count ?? 'no'} rows came instead of ${rows}`);
}
