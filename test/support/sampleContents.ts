/** The sample's contents, for a lab's cluster to begin with. */
import { SCHEMAS, SCOPES, TABLES } from '../../src/connection/sample/engine/contents/business';
import type { LabState } from '../labs/mariadb/reset';

const tables = TABLES.map(({ schema, name }) => ({ schemaName: schema, tableName: name, tableType: 'T' as const }));

export const sampleContents: LabState = {
  schemas: SCHEMAS,
  tables: [
    ...tables,
    { schemaName: 'SALES', tableName: 'OPEN_ORDERS', tableType: 'V' },
    { schemaName: 'SALES', tableName: 'CLIENTS', tableType: 'A' },
  ],
  rows: SCOPES.map(([scope, schemaName, tableName]) => ({ scope, schemaName, tableName })),
  switchedOn: tables.filter(({ schemaName, tableName }) =>
    SCOPES.some(([, schema, table]) => schema === schemaName && (table === null || table === tableName)),
  ),
};
