/** CALLs on the sample: signatures of each release, conversions, outcomes by label, and who may call. */
import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue, findProcedure, formFor, proceduresOf } from '../../../../src/splice/procedures';
import { procedureCode } from '../../../../src/connection/sample/engine/procedures/runCall';
import { SAMPLE_RELEASES, sampleRelease, type SampleReleaseName } from '../../../../src/connection/sample/releases';
import { InProcessPair } from './inProcess';

const releases = Object.keys(SAMPLE_RELEASES) as SampleReleaseName[];
const literalFor = (type: string): string =>
  type === 'BOOLEAN' ? 'true' : type.includes('INT') ? '3' : type === 'VARCHAR(10)' ? "'NONE'" : "'x'";

describe('signatures', () => {
  it('has code for every procedure of the catalogue', () => {
    expect(catalogue.map(({ name }) => name).filter((name) => !(name in procedureCode))).toEqual([]);
  });

  describe.each(releases)('of %s', (name) => {
    const pair = new InProcessPair(name);
    const release = sampleRelease(name);

    it('lists its procedures with their parameters', () => {
      const sql =
        "SELECT A.ALIAS, CAST(A.ALIASINFO AS LONG VARCHAR) FROM SYS.SYSALIASES A, SYS.SYSSCHEMAS S WHERE A.SCHEMAID = S.SCHEMAID AND S.SCHEMANAME = 'SYSCS_UTIL' AND A.ALIASTYPE = 'P'";
      const rows = pair.rows('active', sql);
      expect(rows.map(([alias]) => alias).toSorted()).toEqual(proceduresOf(release).toSorted());
      for (const [alias, info] of rows) {
        const description = findProcedure(String(alias));
        const parameters = (description && formFor(description, release)?.parameters) ?? [];
        const inside = parameters.map((parameter) => `IN "${parameter.name}" ${parameter.type}`).join(',');
        expect(info).toContain(`${String(alias)}(${inside}) LANGUAGE JAVA PARAMETER STYLE JAVA `);
      }
    });

    it('takes exactly the arguments of each, and no other number', () => {
      for (const description of catalogue) {
        const parameters = formFor(description, release)?.parameters;
        const args = parameters?.map(({ type }) => literalFor(type)) ?? [];
        const unknown = `42Y03 'SYSCS_UTIL.${description.name}' is not recognized as a function or procedure.`;
        const extra = pair.said('active', `CALL SYSCS_UTIL.${description.name}(${[...args, '1'].join(', ')})`);
        expect(extra).toBe(unknown);
        const fits = pair.said('active', `CALL SYSCS_UTIL.${description.name}(${args.join(', ')})`);
        if (parameters) expect(fits, description.name).not.toMatch(/^(42Y03|SE001|XJ001)/);
        else expect(fits).toBe(unknown);
      }
    });

    it('tells its own release', () => {
      const { columns, rows } = pair.query('active', 'CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO()');
      expect(rows[0]?.[columns.findIndex((column) => column.name === 'RELEASE')]).toBe(SAMPLE_RELEASES[name]);
    });
  });

  it('has the four forms of ADD_PEER', () => {
    const key = new InProcessPair('2.8').rows(
      'passive',
      "VALUES 'passive-zk1.sample,passive-zk2.sample,passive-zk3.sample:2181:/hbase-unsecure'",
    )[0]?.[0];
    const add = (release: SampleReleaseName, args: string) =>
      new InProcessPair(release).said('active', `CALL SYSCS_UTIL.ADD_PEER(7, ${args})`);
    const done = `Success: Added ${String(key)} as peer 7`;
    expect(add('2.8', `'${String(key)}'`)).toBe(done);
    expect(add('3.0.0.1940', "'passive-rs1.sample:1527', true")).toBe(done);
    expect(add('3.0.0.1940', `'${String(key)}x', true`)).toMatch(/^Error: Cannot connect to /);
    expect(add('3.0.0.1950', `'${String(key)}', false, true`)).toBe(done);
    expect(add('3.1.1', `'${String(key)}', true`)).toBe(done);
  });

  it('lists a procedure whose code is missing, and fails to run it', () => {
    const broken = new InProcessPair({ major: 3, minor: 0, patch: 0, sprint: 1960 });
    const listed = "SELECT ALIAS FROM SYS.SYSALIASES WHERE ALIAS = 'GET_REPLICATION_PROGRESS'";
    expect(broken.rows('passive', listed)).toEqual([['GET_REPLICATION_PROGRESS']]);
    expect(broken.said('passive', 'CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()')).toMatch(/^42X50 /);
  });
});

describe('arguments', () => {
  const pair = new InProcessPair();

  it.each<[call: string, said: string]>([
    ["DISABLE_PEER('1')", 'Success: Disabled peer 1'],
    ['DISABLE_PEER(1.7)', 'Success: Disabled peer 1'],
    ['DISABLE_PEER(1e0)', 'Success: Disabled peer 1'],
    ['DISABLE_PEER(3 - 2)', 'Success: Disabled peer 1'],
    ["DISABLE_PEER(CAST('1' AS SMALLINT))", 'Success: Disabled peer 1'],
    ['DISABLE_PEER(-32768)', "Error: Replication peer '-32768' does not exists"],
    ["DISABLE_PEER('abc')", '22018 Invalid character string format for type SMALLINT.'],
    ['DISABLE_PEER(40000)', '22003 The resulting value is outside the range for the data type SMALLINT.'],
    ['DISABLE_PEER(-32769)', '22003 The resulting value is outside the range for the data type SMALLINT.'],
    [
      'DISABLE_PEER(NULL)',
      "39004 A NULL value cannot be passed to a method which takes a parameter of primitive type 'short'.",
    ],
    [
      "ADD_PEER(1, 'k', NULL)",
      "39004 A NULL value cannot be passed to a method which takes a parameter of primitive type 'boolean'.",
    ],
    ["ADD_PEER(1, 'k', 'false')", 'Error: Replication peer already exists'],
    ["ADD_PEER(1, 'k', 'yes')", '22018 Invalid character string format for type boolean.'],
    ["ADD_PEER(1, 'k', 1)", "42821 Columns of type 'BOOLEAN' cannot hold values of type 'INTEGER'."],
    ['ENABLE_SCHEMA_REPLICATION(5)', "42846 Cannot convert types 'INTEGER' to 'VARCHAR'."],
    ['ENABLE_SCHEMA_REPLICATION(S)', "42X15 Column name 'S' appears in a statement without a FROM list."],
    ['ENABLE_SCHEMA_REPLICATION("S")', "42X15 Column name 'S' appears in a statement without a FROM list."],
    ["ENABLE_SCHEMA_REPLICATION('FIN' || 'ANCE')", 'Success: Enabled replication for schema FINANCE'],
    ['ENABLE_SCHEMA_REPLICATION(CURRENT SCHEMA)', 'Success: Enabled replication for schema SPLICE'],
    [
      "SET_REPLICATION_ROLE('ELEVENCHARS')",
      "22001 A truncation error was encountered trying to shrink VARCHAR 'ELEVENCHARS' to length 10.",
    ],
    ["SET_REPLICATION_ROLE('KING')", "Error: Incorrect replication role 'KING'"],
  ])('%s', (call, said) => {
    expect(pair.said('active', `CALL SYSCS_UTIL.${call}`).trim()).toBe(said);
  });

  it.each<[sql: string, said: string]>([
    [
      'CALL SYSCS_UTIL.DISABLE_PEER((SELECT 1 FROM SYSIBM.SYSDUMMY1))',
      "XJ001 Java exception: ': java.lang.NullPointerException'.",
    ],
    ['CALL SYSCS_UTIL.LIST_PEERS', '42X01 Syntax error: Encountered "<EOF>" at line 1, column 26.'],
    ['CALL SYSCS_UTIL.LIST_PEERS();', '42X01 Syntax error: Encountered ";" at line 1, column 29.'],
    ['CALL SYSCS_UTIL.DISABLE_PEER(1,)', '42X01 Syntax error: Encountered ")" at line 1, column 32.'],
    ['CALL SYSCS_UTIL.DISABLE_PEER(1', '42X01 Syntax error: Encountered "<EOF>" at line 1, column 30.'],
    ['CALL SYSCS_UTIL.DISABLE_PEER(1) X', '42X01 Syntax error: Encountered "X" at line 1, column 33.'],
    ['CALL', '42X01 Syntax error: Encountered "<EOF>" at line 1, column 4.'],
    ['CALL NOSCHEMA.LIST_PEERS()', "42Y07 Schema 'NOSCHEMA' does not exist"],
    ['CALL "syscs_util".LIST_PEERS()', "42Y07 Schema 'syscs_util' does not exist"],
    ['CALL SYSCS_UTIL."list_peers"()', "42Y03 'SYSCS_UTIL.list_peers' is not recognized as a function or procedure."],
    ['CALL LIST_PEERS()', "42Y03 'LIST_PEERS' is not recognized as a function or procedure."],
    ['{call syscs_util.get_replication_role()}', 'ROLE: PRIMARY'],
  ])('%s', (sql, said) => {
    expect(pair.said('active', sql)).toBe(said);
  });

  it('takes bound values of the types a driver gives', () => {
    expect(pair.said('active', 'CALL SYSCS_UTIL.DISABLE_PEER(?)', 1n)).toBe('Success: Disabled peer 1');
    expect(pair.said('active', 'CALL SYSCS_UTIL.DISABLE_PEER(?)', null)).toMatch(/^39004/);
    expect(pair.said('active', 'CALL SYSCS_UTIL.ADD_PEER(?, ?, ?)', 1, 'k', 0)).toMatch(/^Error: .*already exists/);
    expect(pair.said('active', 'CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION(?, ?)', 'HR', 'PAY')).toMatch(/^Success/);
    expect(pair.said('active', 'CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION(?, ?)', 'HR')).toMatch(/^07000/);
  });

  it('finds procedures without a schema after SET SCHEMA', () => {
    pair.change('active', 'SET SCHEMA SYSCS_UTIL');
    expect(pair.said('active', 'CALL GET_REPLICATION_ROLE()')).toBe('ROLE: PRIMARY');
    pair.change('active', 'SET SCHEMA SPLICE');
  });
});

describe('peers and roles', () => {
  let pair: InProcessPair;
  const call = (side: 'active' | 'passive', text: string) => pair.said(side, `CALL SYSCS_UTIL.${text}`);
  beforeEach(() => {
    pair = new InProcessPair();
  });

  it('leads its peer to the key that the passive tells', () => {
    const key = pair.rows('passive', 'CALL SYSCS_UTIL.GET_CLUSTER_KEY()')[0]?.[0];
    expect(pair.rows('active', 'CALL SYSCS_UTIL.LIST_PEERS()')).toEqual([['1', key, true, true]]);
    expect(pair.rows('passive', 'CALL SYSCS_UTIL.LIST_PEERS()')).toEqual([]);
  });

  it('adds a peer that cannot be reached, though it says Error', () => {
    expect(call('active', "ADD_PEER(2, 'nowhere:2181:/hbase', true)")).toBe(
      "Error: Cannot connect to 'nowhere:2181:/hbase'",
    );
    expect(pair.rows('active', 'CALL SYSCS_UTIL.LIST_PEERS()')[1]).toEqual(['2', 'nowhere:2181:/hbase', false, true]);
    expect(call('active', 'REMOVE_PEER(2)')).toBe('Success: Removed peer 2');
    expect(call('active', 'REMOVE_PEER(2)')).toBe("Error: Replication peer '2' does not exists");
  });

  it('enables an enabled peer with Success', () => {
    expect(call('active', 'ENABLE_PEER(1)')).toBe('Success: Enabled peer 1');
    expect(call('active', 'ENABLE_PEER(9)')).toBe("Error: Replication peer '9' does not exists");
  });

  it('makes a replica writable by its role, and not again by the other', () => {
    expect(call('passive', "ENABLE_TABLE_REPLICATION('HR', 'PAY')")).toBe('RPL00 Database is read-only.');
    expect(call('passive', "SET_REPLICATION_ROLE('PRIMARY')")).toBe("Success: set replication role to 'PRIMARY'");
    expect(call('passive', "ENABLE_TABLE_REPLICATION('HR', 'PAY')")).toBe(
      'Success: Enabled replication for table HR.PAY',
    );
    expect(call('passive', "SET_REPLICATION_ROLE('SLAVE')")).toBe("Success: set replication role to 'SLAVE'");
    expect(call('passive', 'GET_REPLICATION_ROLE()')).toBe('ROLE: REPLICA');
    expect(pair.said('passive', 'DELETE FROM HR.PAY')).toBe('RPL00 Database is read-only.');
  });

  it('speaks of MASTER and SLAVE in older releases', () => {
    const old = new InProcessPair('3.0.0.1950');
    expect(old.said('active', 'CALL SYSCS_UTIL.GET_REPLICATION_ROLE()')).toBe('ROLE: MASTER');
    expect(old.said('passive', 'CALL SYSCS_UTIL.GET_REPLICATION_ROLE()')).toBe('ROLE: SLAVE');
    expect(old.said('passive', 'DELETE FROM HR.PAY')).toBe('RPL00 Database is read-only.');
  });
});

describe('a user without privileges', () => {
  const pair = new InProcessPair();
  const joe = (sql: string) => pair.saidTo('JOE', 'active', sql);

  it('gets what was granted and nothing else', () => {
    expect(joe('CALL SYSCS_UTIL.LIST_PEERS(1)')).toMatch(/^42Y03/);
    expect(joe('CALL SYSCS_UTIL.LIST_PEERS()')).toBe(
      "42504 User 'JOE' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'LIST_PEERS'.",
    );
    expect(joe('SELECT * FROM SYS.SYSREPLICATION')).toBe("42Y07 Schema 'SYS' does not exist");
    expect(joe('SELECT COUNT(*) FROM SYSVW.SYSALIASESVIEW')).toBe(
      `1: ${proceduresOf(sampleRelease('3.2')).length + 1}`,
    );
    expect(joe('SELECT SCHEMANAME FROM SYSVW.SYSSCHEMASVIEW')).toBe('SCHEMANAME: SYSVW');
    expect(joe('SELECT * FROM HR.PAY')).toMatch(/^42500 User 'JOE' does not have SELECT permission/);
    expect(joe('GRANT SELECT ON SCHEMA SYS TO JOE')).toMatch(/^42506/);

    for (const name of ['ENABLE_SCHEMA_REPLICATION', 'DISABLE_SCHEMA_REPLICATION', 'ENABLE_TABLE_REPLICATION']) {
      pair.change('active', `GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.${name} TO JOE`);
    }
    const granted = 'SELECT COUNT(*) FROM SYSVW.SYSROUTINEPERMSVIEW';
    expect(joe(granted)).toBe('1: 3');
    pair.change('active', 'GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.LIST_PEERS TO JOE, ANN');
    expect(joe('CALL SYSCS_UTIL.LIST_PEERS()')).toBe('PeerId: 1');
    expect(joe(granted)).toBe('1: 4');
    pair.change('active', 'REVOKE EXECUTE ON PROCEDURE SYSCS_UTIL.LIST_PEERS FROM JOE RESTRICT');
    expect(joe('CALL SYSCS_UTIL.LIST_PEERS()')).toMatch(/^42504/);
    expect(joe("CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('FINANCE')")).toBe("Error: Schema 'SYS' does not exist");
    expect(joe("CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('FINANCE')")).toBe("42Y07 Schema 'SYS' does not exist");
    // Its row stands, so that nothing has to be counted.
    expect(joe("CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('SALES')")).toBe("Error: Schema 'SYS' does not exist");
    expect(joe("CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('HR', 'PAY')")).toBe(
      'Success: Enabled replication for table HR.PAY',
    );

    pair.change('active', 'GRANT SELECT ON SCHEMA SYS TO JOE');
    expect(joe("CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('FINANCE')")).toMatch(/^Success/);
    expect(joe('SELECT COUNT(*) FROM SYSVW.SYSSCHEMASVIEW')).toBe('1: 17');
  });

  it('is refused when unknown', () => {
    expect(pair.open('active', 'EVE')).toMatchObject({ kind: 'failure', failure: 'login-refused' });
  });
});
