/** Splitting 5 MB of a script into its statements, beside dbgate-query-splitter on the same text. */
import { splitQuery } from 'dbgate-query-splitter';
import { splitStatements } from '../../src/sql/statements';
import { compare } from './alternating';
import { rounded, type Figures } from './figures';

const bytes = 5_000_000;
const rounds = 7;

/** What scripts are made of: calls, rows, comments, quotes; nothing that the other one reads differently. */
const piece = `-- Orders of the day
INSERT INTO SALES.ORDERS (ID, CUSTOMER, NOTE, TOTAL) VALUES (1042, 'O''Neill', 'two boxes; fragile', 12.50);
CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS');
/* The newest ones first */
SELECT O.ID, O."NOTE", C.NAME
  FROM SALES.ORDERS O JOIN SALES.CUSTOMERS C ON C.ID = O.CUSTOMER
 WHERE O.TOTAL >= 10 AND C.NAME <> 'unknown'
 ORDER BY O.ID DESC;
UPDATE SALES.ORDERS SET NOTE = '' WHERE ID = 1042;
`;

export async function measure(): Promise<Figures> {
  const text = piece.repeat(Math.ceil(bytes / piece.length));
  const ours = splitStatements(text).length;
  const theirs = splitQuery(text).length;
  if (ours !== theirs) throw new Error(`${ours} statements here, ${theirs} there`);
  const { oursMs, theirsMs } = await compare(
    rounds,
    () => settled(splitStatements(text)),
    () => settled(splitQuery(text)),
  );
  return {
    split_mb_s: rounded(text.length / 1e3 / oursMs, 1),
    split_peer_mb_s: rounded(text.length / 1e3 / theirsMs, 1),
    split_vs_peer: rounded(theirsMs / oursMs, 1),
  };
}

/** Nothing to tidy up. */
function settled(_statements: readonly unknown[]): Promise<undefined> {
  return Promise.resolve(undefined);
}
