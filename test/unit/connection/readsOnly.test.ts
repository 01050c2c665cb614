import { expect, test } from 'vitest';
import { readsOnly } from '../../../src/connection/readsOnly';

test.each([
  ['SELECT * FROM SYS.SYSREPLICATION', true],
  ['  ( select 1 from T) ', true],
  ['values 1', true],
  ['WITH A AS (SELECT 1 FROM T) SELECT * FROM A', true],
  ['SELECT LAST_UPDATED, DELETED_AT FROM T', true],
  ['CALL SYSCS_UTIL.ADD_PEER(?, ?)', false],
  ['CALL SYSCS_UTIL.LIST_PEERS()', false],
  ['SELECT * FROM FINAL TABLE (INSERT INTO T VALUES 1)', false],
  ['WITH A AS (SELECT 1 FROM T) DELETE FROM B', false],
  ['VALUES NEXT VALUE FOR S', false],
  ['SELECT NEXT\n VALUE FOR S, A FROM T', false],
  ['SELECT A FROM T OFFSET 1 ROW FETCH NEXT 2 ROWS ONLY', true],
  ["EXPORT_BINARY('/tmp/a', FALSE, 'csv') SELECT * FROM T", false],
  ['SELECTED', false],
  ['UPDATE T SET A = 1', false],
  ['', false],
])('%s: %s', (sql, expected) => {
  expect(readsOnly(sql)).toBe(expected);
});
