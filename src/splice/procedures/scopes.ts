/** The six procedures that say what is replicated: tables, schemas, the whole database. */
import { errorColumn, noEnterprise, noSchema, schemaName, tableName, told, usual } from './parts';
import { since, withoutScopeTable, withScopeTable } from './releases';
import type { ProcedureDescription, ProcedureFailure, ProcedureForm } from './types';

const unreadable = 'These releases keep no SYS.SYSREPLICATION: what is switched on cannot be read back.';

const tableForms: readonly ProcedureForm[] = [
  { releases: withScopeTable, parameters: [schemaName, tableName] },
  { releases: withoutScopeTable, parameters: [schemaName, tableName], note: unreadable },
];

function broaderForms(parameters: ProcedureForm['parameters']): readonly ProcedureForm[] {
  return [
    { releases: since(1940), parameters },
    { releases: [{ line: '3.0', from: 1931, to: 1939 }], parameters, note: unreadable },
  ];
}

const readOnly: ProcedureFailure = {
  form: 'thrown',
  sqlState: 'RPL00',
  message: 'Database is read-only.',
  cure: 'This cluster is a replica: call it on the active cluster.',
};

const noTable: ProcedureFailure = {
  form: 'error-row',
  message: "Table '{schema}.{table}' does not exist.",
  cure: 'Check the spelling. Where the table was dropped or renamed its row is stale: disabling its schema clears it.',
};

const someTable: ProcedureFailure = {
  form: 'error-row',
  message: "Table '{schema}.{table}' does not exist.",
  cure: 'One table stops the call: a live temporary table, an external table, or a name that is not upper case.',
};

/** The lookup folds the names of schemas too. */
const someSchema: ProcedureFailure = {
  ...noSchema,
  cure: 'A schema whose name is not upper case stops the call.',
};

const writeConflict: ProcedureFailure = {
  form: 'error-row',
  message: 'Write Conflict detected between transactions {id} and {id}.',
  cure: 'Another session changed the same rows. Read the state, then try again alone.',
};

const noAccess: ProcedureFailure = {
  form: 'error-row',
  message: "Schema 'SYS' does not exist",
  cure: 'The database owner grants SELECT ON SCHEMA SYS to this user.',
};

/** Disabling counts rows, which reads SYS, before it catches anything. */
const noAccessThrown: ProcedureFailure = { ...noAccess, form: 'thrown', sqlState: '42Y07' };

const inTheWay: ProcedureFailure = {
  form: 'error-row',
  message: "null 'null' already exists.",
  cure: 'A narrower row stood already, and the work stopped half-way. Turn the whole database on again, or off.',
};

const offline = 'Each HBase table, indexes included, goes offline while it is changed.';
const halfWay = 'An Error takes nothing back: what was changed before it stays changed. Read the state afterwards.';
const verbatim = 'Names are stored as they are given. Lower case, quotes or blanks leave rows that cover nothing.';

const common = { group: 'scope', runsOn: 'active', changes: true } as const;

const enableTable: ProcedureDescription = {
  ...common,
  name: 'ENABLE_TABLE_REPLICATION',
  forms: tableForms,
  purpose: 'Replicates one table with its indexes.',
  effect: 'Switches the table on in HBase and adds its TABLE row to SYS.SYSREPLICATION.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'The table is switched on.'),
      told('Warning', 'It was on already, by itself, its schema or the database; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [noTable, noSchema, readOnly, writeConflict, noEnterprise, ...usual],
  traps: [
    offline,
    verbatim,
    'Below a broader setting it is a Warning: it does not undo DISABLE_TABLE_REPLICATION under the database. Only ENABLE_DATABASE_REPLICATION does.',
    'After a table was dropped and made again, its old row makes this a Warning although HBase is off: disable first, then enable.',
    'A view or a synonym is a Success with a row and no effect.',
    'Without the whole database ever having been enabled, transaction rows do not travel, and a replica may not show the data.',
    'Two sessions at once leave two equal rows.',
  ],
  destructive: false,
};

const disableTable: ProcedureDescription = {
  ...common,
  name: 'DISABLE_TABLE_REPLICATION',
  forms: tableForms,
  purpose: 'Stops replicating one table.',
  effect:
    'Switches the table off in HBase. A broader setting that covered it is replaced by rows for all its other schemas and tables.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'The table is switched off.'),
      told('Warning', 'It was not on; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [noTable, noSchema, inTheWay, readOnly, writeConflict, noEnterprise, ...usual],
  traps: [
    offline,
    halfWay,
    verbatim,
    'Under the database it removes the DATABASE row for good: new schemas are no longer covered. The way back is ENABLE_DATABASE_REPLICATION.',
    'Under its schema it removes the SCHEMA row: new tables are no longer covered. The way back is ENABLE_SCHEMA_REPLICATION.',
    'The replacing rows name system schemas, views, synonyms and external tables too.',
  ],
  destructive: true,
};

const nullSchema = 'NULL is taken as a name: the call then works on the rows of every schema. Never send it.';

const enableSchema: ProcedureDescription = {
  ...common,
  name: 'ENABLE_SCHEMA_REPLICATION',
  forms: broaderForms([schemaName]),
  purpose: 'Replicates all tables of a schema, those made later included.',
  effect: 'Switches every table of the schema on, and puts one SCHEMA row in the place of its TABLE rows.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'The schema is switched on.'),
      told('Warning', 'It was on already, by itself or the database; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [someTable, someSchema, readOnly, writeConflict, noAccess, noEnterprise, ...usual],
  traps: [
    offline,
    halfWay,
    'A schema that does not exist, or one in lower case, is a Success with a row that covers nothing.',
    nullSchema,
    'The settings of its single tables are gone afterwards.',
  ],
  destructive: false,
};

const disableSchema: ProcedureDescription = {
  ...common,
  name: 'DISABLE_SCHEMA_REPLICATION',
  forms: broaderForms([schemaName]),
  purpose: 'Stops replicating all tables of a schema.',
  effect:
    'Switches every table of the schema off and removes its SCHEMA and TABLE rows. A DATABASE row is replaced by rows for all other schemas.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'The schema is switched off.'),
      told('Warning', 'Nothing of it was on; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [
    someTable,
    someSchema,
    inTheWay,
    readOnly,
    writeConflict,
    noAccess,
    noAccessThrown,
    noEnterprise,
    ...usual,
  ],
  traps: [
    offline,
    halfWay,
    'Tables that were switched on one by one are switched off as well.',
    'Under the database it removes the DATABASE row for good, even when the name does not exist. The way back is ENABLE_DATABASE_REPLICATION.',
    nullSchema,
  ],
  destructive: true,
};

const enableDatabase: ProcedureDescription = {
  ...common,
  name: 'ENABLE_DATABASE_REPLICATION',
  forms: broaderForms([]),
  purpose: 'Replicates the whole database, whatever is made later included.',
  effect:
    'Switches on every table, the catalogue and the transaction tables, and puts one DATABASE row in the place of all others.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'The database is switched on.'),
      told('Warning', 'It was on already; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [
    someTable,
    someSchema,
    readOnly,
    {
      form: 'error-row',
      message: 'Operation not supported in mem storage engine',
      cure: 'The memory platform replicates tables and schemas only in name, and the database not at all.',
    },
    writeConflict,
    noAccess,
    noEnterprise,
    ...usual,
  ],
  traps: [
    'All tables go offline one after another, those of the catalogue too. It can take minutes.',
    halfWay,
    'A single schema or table whose name is not upper case, or one live temporary table, makes it fail.',
    'The settings of single schemas and tables are gone afterwards.',
  ],
  destructive: false,
};

const disableDatabase: ProcedureDescription = {
  ...common,
  name: 'DISABLE_DATABASE_REPLICATION',
  forms: broaderForms([]),
  purpose: 'Stops replicating anything.',
  effect: 'Switches every table off and removes all rows of SYS.SYSREPLICATION.',
  result: {
    kind: 'outcome',
    columns: [
      told('Success', 'Everything is switched off.'),
      told('Warning', 'Nothing was on at all; nothing was changed.'),
      errorColumn,
    ],
  },
  failures: [someTable, someSchema, readOnly, writeConflict, noAccessThrown, noEnterprise, ...usual],
  traps: [
    'It also removes the settings of schemas and tables that were made without the database’s.',
    'All tables go offline one after another. It can take minutes.',
    halfWay,
    'One live temporary table makes it fail, and so does a name that is not upper case.',
  ],
  destructive: true,
};

export const scopes: readonly ProcedureDescription[] = [
  enableTable,
  disableTable,
  enableSchema,
  disableSchema,
  enableDatabase,
  disableDatabase,
];
