/** Parameter names and types, the two ADD_PEER of three arguments, and what is broken. */
import { describe, expect, it } from 'vitest';
import { catalogue, findProcedure, formByParameters, formFor } from '../../../../src/splice/procedures';
import { writtenSignature } from '../../../../src/splice/procedures/signature';
import { isWithin, parseRelease } from '../../../../src/splice/release';

function get(name: string) {
  const description = findProcedure(name);
  if (!description) throw new Error(`${name} is missing`);
  return description;
}

function formOf(name: string, text: string) {
  const release = parseRelease(text);
  return release && formFor(get(name), release);
}

const signatures: readonly [release: string, signature: string][] = [
  ['3.1.0.1990', 'ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672), enabled BOOLEAN)'],
  ['3.0.0.1950', 'ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672), enabled BOOLEAN, isSerial BOOLEAN)'],
  ['3.0.0.1940', 'ADD_PEER(peerId SMALLINT, hostAndPort VARCHAR(32672), isSerial BOOLEAN)'],
  ['2.8.0.1950', 'ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672))'],
  ['3.1.0.1990', 'REMOVE_PEER(peerId SMALLINT)'],
  ['3.1.0.1990', 'ENABLE_PEER(peerId SMALLINT)'],
  ['3.1.0.1990', 'DISABLE_PEER(peerId SMALLINT)'],
  ['3.1.0.1990', 'LIST_PEERS()'],
  ['3.1.0.1990', 'GET_CLUSTER_KEY()'],
  ['3.1.0.1990', 'ENABLE_TABLE_REPLICATION(schemaName VARCHAR(128), tableName VARCHAR(128))'],
  ['3.1.0.1990', 'DISABLE_TABLE_REPLICATION(schemaName VARCHAR(128), tableName VARCHAR(128))'],
  ['3.1.0.1990', 'ENABLE_SCHEMA_REPLICATION(schemaName VARCHAR(128))'],
  ['3.1.0.1990', 'DISABLE_SCHEMA_REPLICATION(schemaName VARCHAR(128))'],
  ['3.1.0.1990', 'ENABLE_DATABASE_REPLICATION()'],
  ['3.1.0.1990', 'DISABLE_DATABASE_REPLICATION()'],
  ['3.1.0.1990', 'SET_REPLICATION_ROLE(role VARCHAR(10))'],
  ['3.1.0.1990', 'GET_REPLICATION_ROLE()'],
  ['3.1.0.1990', 'REPLICATION_ENABLED(schemaName VARCHAR(128), tableName VARCHAR(128))'],
  ['3.1.0.1990', 'GET_REPLICATED_WAL_POSITION(wal VARCHAR(32672))'],
  ['3.1.0.1990', 'GET_REPLICATED_WAL_POSITIONS(peerId SMALLINT)'],
  ['3.1.0.1990', 'GET_REPLICATION_PROGRESS()'],
  ['3.1.0.1990', 'DUMP_UNREPLICATED_WALS()'],
  ...['2.0.1.1900', '2.5.0.1749', '2.6.1.1900', '2.7.0.1983', '2.8.0.2024', '3.2.0.2025'].flatMap(
    (release): [string, string][] => [
      [release, 'SYSCS_BACKUP_DATABASE(directory VARCHAR(32672), type VARCHAR(32672))'],
      [release, 'SYSCS_GET_RUNNING_BACKUPS()'],
      [release, 'SYSCS_CANCEL_BACKUP(backupId BIGINT)'],
      [release, 'SYSCS_DELETE_BACKUP(backupId BIGINT)'],
      [release, 'SYSCS_GET_VERSION_INFO()'],
      [release, 'SYSCS_GET_VERSION_INFO_LOCAL()'],
    ],
  ),
  ['2.5.0.1749', 'SYSCS_BACKUP_DATABASE_ASYNC(directory VARCHAR(32672), type VARCHAR(32672))'],
  ['2.7.0.1983', 'SYSCS_BACKUP_DATABASE_ASYNC(directory VARCHAR(32672), type VARCHAR(32672))'],
  ['2.7.0.1983', 'SYSCS_RESTORE_DATABASE(directory VARCHAR(32672), backupId BIGINT, validate BOOLEAN)'],
  ['2.6.1.1900', 'SYSCS_RESTORE_DATABASE(directory VARCHAR(32672), backupId BIGINT)'],
  ['3.1.0.1990', 'SYSCS_RESTORE_DATABASE(directory VARCHAR(32672), backupId BIGINT, validate BOOLEAN)'],
];

describe('forms', () => {
  it.each(signatures)('in %s there is %s', (release, signature) => {
    const name = signature.slice(0, signature.indexOf('('));
    const form = formOf(name, release);
    expect(form && writtenSignature(get(name), form)).toBe(signature);
  });

  it.each([
    ['PEERID,CLUSTERKEY', '2.8.0.1950'],
    ['peerId,hostAndPort,isSerial', '3.0.0.1941'],
    ['peerId,clusterKey,enabled', '3.1.0.1957'],
    ['peerId,clusterKey,enabled,isSerial', '3.1.0.1951'],
  ])('ADD_PEER with the parameters %s is that of %s', (names, release) => {
    expect(formByParameters(get('ADD_PEER'), names.split(','))).toBe(formOf('ADD_PEER', release));
  });

  it.each(['', 'peerId', 'peerId,enabled,clusterKey', 'peerId,clusterKey,isSerial'])(
    'finds no ADD_PEER with %j',
    (names) => {
      expect(formByParameters(get('ADD_PEER'), names === '' ? [] : names.split(','))).toBeUndefined();
    },
  );

  it.each([
    ['3.0.0.1956', undefined],
    ['3.0.0.1957', true],
    ['3.0.1.1989', true],
    ['3.0.1.1990', undefined],
    ['3.1.0.1951', undefined],
    ['3.1.0.1957', true],
    ['3.1.0.1990', undefined],
    ['3.2.0.2025', undefined],
  ])('GET_REPLICATION_PROGRESS of %s: broken %s', (release, broken) => {
    expect(formOf('GET_REPLICATION_PROGRESS', release)).toBeDefined();
    expect(formOf('GET_REPLICATION_PROGRESS', release)?.broken).toBe(broken);
  });

  it.each([
    ['3.0.0.1927', 'MASTER'],
    ['3.0.0.1963', 'MASTER'],
    ['3.0.0.1964', 'PRIMARY'],
    ['3.1.0.1963', 'MASTER'],
    ['3.1.0.1964', 'PRIMARY'],
  ])('the role words of %s are those with %s', (release, word) => {
    expect(formOf('SET_REPLICATION_ROLE', release)?.note).toContain(word);
  });

  it('gives no release two forms of one procedure', () => {
    const lines = ['2.0', '2.5', '2.6', '2.7', '2.8', '3.0', '3.1', '3.2'].map((line) => line.split('.').map(Number));
    const sprints = Array.from({ length: 400 }, (_, index) => 1700 + index);
    const releases = lines.flatMap(([major = 0, minor = 0]) =>
      sprints.map((sprint) => ({ major, minor, patch: 0, sprint })),
    );
    const doubled = catalogue.filter(({ forms }) =>
      releases.some((release) => forms.filter((form) => isWithin(release, form.releases)).length > 1),
    );
    expect(doubled.map(({ name }) => name)).toEqual([]);
  });

  it.each(['2.0.1.1900', '2.5.0.1748'])('no backup in the background in %s', (release) => {
    expect(formOf('SYSCS_BACKUP_DATABASE_ASYNC', release)).toBeUndefined();
  });

  it('finds procedures in any case', () => {
    expect(findProcedure('add_peer')?.name).toBe('ADD_PEER');
    expect(findProcedure('ENABLE_REPLICATION')).toBeUndefined();
  });
});
