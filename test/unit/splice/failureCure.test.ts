import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCure } from '../../../src/splice/failureCure';
import { catalogue } from '../../../src/splice/procedures';
import { serverErrors } from '../../../src/splice/serverErrors';

describe('what to do about a refusal', () => {
  it.each([
    ['ENABLE_TABLE_REPLICATION', "Table 'S.NOPE' does not exist.  ", undefined, /spelling/],
    ['ENABLE_DATABASE_REPLICATION', "Table 'SPLICE.TT2____1:0A' does not exist.  ", undefined, /temporary table/],
    ['ENABLE_TABLE_REPLICATION', 'Database is read-only.', 'RPL00', /active cluster/],
    ['ADD_PEER', 'Replication peer already exists', undefined, /another number/],
    ['ENABLE_PEER', "Replication peer '7' does not exists", undefined, /LIST_PEERS/],
    ['ADD_PEER', "ERROR RPL00: Cannot connect to 'west:2181:/hbase'", undefined, /GET_CLUSTER_KEY/],
    ['SET_REPLICATION_ROLE', "Incorrect replication role 'X'", undefined, /words of this release/],
    ['ENABLE_SCHEMA_REPLICATION', "Schema 'SYS' does not exist", undefined, /SELECT ON SCHEMA SYS/],
    [
      'ENABLE_SCHEMA_REPLICATION',
      'Write Conflict detected between transactions 185,601 and 185,089.',
      undefined,
      /Another session/,
    ],
    ['DISABLE_TABLE_REPLICATION', "null 'null' already exists.", undefined, /half-way/],
    ['ADD_PEER', "Replication configuration error. Please configure 'a' to 'b'", 'RPL00', /configuration/],
    [
      '',
      "User 'JOE' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'LIST_PEERS'.",
      '42504',
      /grants EXECUTE/,
    ],
    ['', "'SYSCS_UTIL.ADD_PEER' is not recognized as a function or procedure.", '42Y03', /number of arguments/],
    ['', "Schema 'NOSCHEMA' does not exist", '42Y07', /spelling of the schema/],
    ['', 'Syntax error: Encountered "<EOF>" at line 1, column 24.', '42X01', /semicolon/],
    ['', 'Processing was cancelled as requested.', '57014', /stays changed/],
    ['ENABLE_TABLE_REPLICATION', "Schema 'NOPE' does not exist", undefined, /spelling of the schema/],
    ['DISABLE_SCHEMA_REPLICATION', "Schema 'MYS' does not exist", undefined, /upper case/],
    ['SYSCS_RESTORE_DATABASE', 'Bad checksum for 3/data.', undefined, /damaged/],
    ['VALIDATE_BACKUP', 'A data file /b/1 is missing.', undefined, /damaged/],
    ['SYSCS_BACKUP_DATABASE', 'Backup was canceled.', undefined, /Begin it again/],
    ['SYSCS_RESTORE_DATABASE', 'Incompatible backup: 2.8 and 3.1', undefined, /release that is to restore/],
    ['SYSCS_BACKUP_DATABASE', 'Incremental backup is not enabled for this database.', undefined, /hfilecleaner/],
    [
      'SYSCS_BACKUP_DATABASE',
      'Database backup is disabled. Contact your Splice Machine representative to enable.',
      undefined,
      /enterprise edition/,
    ],
    [
      'SYSCS_RESTORE_DATABASE',
      'BR009: Bad checksum for a.\nFound inconsistencies in backup: To force a restore, set valid to false',
      undefined,
      /valid is validate/,
    ],
    [
      'ENABLE_SCHEMA_REPLICATION',
      "java.util.concurrent.ExecutionException: Table 'S.T' does not exist.  ",
      undefined,
      /temporary table/,
    ],
    [
      'ENABLE_DATABASE_REPLICATION',
      'java.lang.RuntimeException: com.splicemachine.db.iapi.error.StandardException: ERROR XSRSE: Unable to enable the enterprise Manager. Enterprise services are disabled.',
      undefined,
      /enterprise edition/,
    ],
    ['', 'Transaction failed: Bad checksum for x', undefined, undefined],
    [
      '',
      "Can't execute statement while in Restore Mode. Reboot database after restore operation is finished.",
      '08006',
      /restart it/,
    ],
    ['SYSCS_BACKUP_DATABASE', 'Splice Engine exception: unexpected exception', 'SE001', /type is NULL/],
    ['', 'Unable to enable the enterprise Manager. Enterprise services are disabled. …', 'XSRSE', /enterprise/],
  ])('%s: %s', (procedure, message, sqlState, cure) => {
    const told = failureCure({ message, ...(sqlState === undefined ? {} : { sqlState }) }, procedure);
    if (cure) expect(told).toMatch(cure);
    else expect(told).toBeUndefined();
  });

  it('is silent about what nobody knows', () => {
    expect(failureCure({ message: 'java.lang.Surprise', sqlState: 'ZZ000' })).toBeUndefined();
    expect(failureCure({ message: '' })).toBeUndefined();
  });

  it('knows every failure that the catalogue describes, once its braces are filled', () => {
    for (const { name, failures } of catalogue) {
      for (const { message, cure } of failures) {
        if (message === undefined) continue;
        const said = message.replace(/\{[^}]*\}/g, 'X1');
        expect(failureCure({ message: `${said}  ` }, name), `${name}: ${said}`).toBe(cure);
      }
    }
  });

  it('goes by the state where the words are not known, for the procedure that is called', () => {
    const refusal = { message: 'Some words about 7.', sqlState: 'BR023' };
    expect(failureCure(refusal, 'SYSCS_RESTORE_DATABASE_TO_TRANSACTION')).toMatch(/at most that of the backup/);
    expect(failureCure({ ...refusal, sqlState: 'BR099' }, 'SYSCS_RESTORE_DATABASE_TO_TRANSACTION')).toBeUndefined();
    expect(failureCure(refusal)).toBeUndefined();
  });

  it('knows every numbered error of the server whose words are known', () => {
    for (const { code, message } of serverErrors) {
      if (message !== undefined)
        expect(failureCure({ message: message.replace(/\{[^}]*\}/g, 'X1') }), code).toBeDefined();
    }
  });

  it('throws for no text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (message, sqlState) => {
        expect(() => failureCure({ message, sqlState }, message)).not.toThrow();
      }),
    );
  });
});
