/** Parameters, result columns and failures that several procedures share. */
import type { ProcedureFailure, ProcedureParameter, ResultColumn } from './types';

export const peerId: ProcedureParameter = {
  name: 'peerId',
  type: 'SMALLINT',
  description: 'The number of the peer, chosen when it is added.',
  example: '1',
};

export const schemaName: ProcedureParameter = {
  name: 'schemaName',
  type: 'VARCHAR(128)',
  description: 'The schema, exactly as the catalogue stores it, which is upper case as a rule.',
  example: "'SPLICE'",
};

export const tableName: ProcedureParameter = {
  name: 'tableName',
  type: 'VARCHAR(128)',
  description: 'The table, exactly as the catalogue stores it, which is upper case as a rule.',
  example: "'ORDERS'",
};

/** A column whose label is the outcome. */
export function told(name: string, description: string): ResultColumn {
  return { name, type: 'VARCHAR', description };
}

export const errorColumn = told('Error', 'Why it failed; empty where the server has no message.');

export const notPermitted: ProcedureFailure = {
  form: 'thrown',
  sqlState: '42504',
  message: "User '{user}' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'{procedure}'.",
  cure: 'The database owner grants EXECUTE ON PROCEDURE to this user.',
};

export const notRecognized: ProcedureFailure = {
  form: 'thrown',
  sqlState: '42Y03',
  message: "'SYSCS_UTIL.{procedure}' is not recognized as a function or procedure.",
  cure: 'The number of arguments does not fit this release, or this release has no such procedure.',
};

export const noEnterprise: ProcedureFailure = {
  form: 'error-row',
  message: 'Unable to enable the enterprise Manager. Enterprise services are disabled.',
  cure: 'This build has no replication: it needs the enterprise edition on HBase.',
};

/** The same, where the procedure lets it escape. */
export const noEnterpriseThrown: ProcedureFailure = { ...noEnterprise, form: 'thrown', sqlState: 'XSRSE' };

export const unexpected: ProcedureFailure = {
  form: 'thrown',
  sqlState: 'SE001',
  message: 'Splice Engine exception: unexpected exception',
  cure: 'The memory platform has neither peers nor a cluster key.',
};

export const noSchema: ProcedureFailure = {
  form: 'error-row',
  message: "Schema '{schema}' does not exist",
  cure: 'Check the spelling of the schema.',
};

const neverNull = 'Give a value, never NULL.';

/** What a number can do wrong, whether written or bound. */
export const wrongNumber: readonly ProcedureFailure[] = [
  {
    form: 'thrown',
    sqlState: '22003',
    message: 'The resulting value is outside the range for the data type SMALLINT.',
    cure: 'The number lies between -32768 and 32767.',
  },
  {
    form: 'thrown',
    sqlState: '22018',
    message: 'Invalid character string format for type SMALLINT.',
    cure: 'Write a whole number.',
  },
  {
    form: 'thrown',
    sqlState: '39004',
    message: "A NULL value cannot be passed to a method which takes a parameter of primitive type 'short'.",
    cure: neverNull,
  },
];

/** The same of true and false. */
export const wrongBoolean: readonly ProcedureFailure[] = [
  {
    form: 'thrown',
    sqlState: '22018',
    message: 'Invalid character string format for type boolean.',
    cure: 'Write true or false.',
  },
  {
    form: 'thrown',
    sqlState: '42821',
    message: "Columns of type 'BOOLEAN' cannot hold values of type '{type}'.",
    cure: 'Write true or false.',
  },
  {
    form: 'thrown',
    sqlState: '39004',
    message: "A NULL value cannot be passed to a method which takes a parameter of primitive type 'boolean'.",
    cure: neverNull,
  },
];

export const usual: readonly ProcedureFailure[] = [notPermitted, notRecognized];
