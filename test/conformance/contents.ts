/** The schemas and tables that the conformance cases meet. */
import type { TableEntry, TableType } from '../../src/splice/replication/model';
import type { ContentsName } from './model';

const table = (schemaName: string, tableName: string, tableType: TableType = 'T'): TableEntry => ({
  schemaName,
  tableName,
  tableType,
});

const plain = [
  table('A', 'T1'),
  table('S', 'A1', 'A'),
  table('S', 'T1'),
  table('S', 'T2'),
  table('S', 'V1', 'V'),
  table('SPLICE', 'T1'),
];
const plainSchemas = ['A', 'S', 'SPLICE'];

export const contents: Readonly<
  Record<ContentsName, { readonly schemas: readonly string[]; readonly tables: readonly TableEntry[] }>
> = {
  plain: { schemas: plainSchemas, tables: plain },
  external: { schemas: plainSchemas, tables: [...plain, table('S', 'E1', 'E')] },
  temporary: {
    schemas: plainSchemas,
    tables: [...plain, table('S', 'TT2____________________1:3f2a9c4e-0188-7d1b-2f3a-00000a6b5c4d', 'X')],
  },
  'mixed-table': { schemas: plainSchemas, tables: [...plain, table('S', 'my t')] },
  'mixed-schema': { schemas: [...plainSchemas, 'MyS'], tables: [...plain, table('MyS', 'MyT')] },
};
