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

export const usual: readonly ProcedureFailure[] = [notPermitted, notRecognized];
