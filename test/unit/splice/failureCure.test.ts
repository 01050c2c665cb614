import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCure } from '../../../src/splice/failureCure';
import { catalogue } from '../../../src/splice/procedures';

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
    ['', 'Unable to enable the enterprise Manager. Enterprise services are disabled. …', 'XSRSE', /enterprise/],
  ])('%s: %s', (procedure, message, sqlState, cure) => {
    expect(failureCure({ message, ...(sqlState === undefined ? {} : { sqlState }) }, procedure)).toMatch(cure);
  });

  it('is silent about what nobody knows', () => {
    expect(failureCure({ message: 'java.lang.Surprise', sqlState: 'ZZ000' })).toBeUndefined();
    expect(failureCure({ message: '' })).toBeUndefined();
  });

  it('knows every failure that the catalogue describes, once its braces are filled', () => {
    for (const { name, failures } of catalogue) {
      for (const { message, cure } of failures) {
        const said = message.replace(/\{[^}]*\}/g, 'X1');
        expect(failureCure({ message: `${said}  ` }, name), `${name}: ${said}`).toBe(cure);
      }
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
