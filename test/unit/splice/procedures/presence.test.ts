/** Which release has which procedure with how many parameters, written down release by release. */
import { describe, expect, it } from 'vitest';
import { catalogue, findProcedure, formFor, hasUnknownReleases, proceduresOf } from '../../../../src/splice/procedures';
import { parseRelease } from '../../../../src/splice/release';

const PEERS = 'REMOVE_PEER/1 ENABLE_PEER/1 DISABLE_PEER/1';
const TABLES = 'ENABLE_TABLE_REPLICATION/2 DISABLE_TABLE_REPLICATION/2';
const SINKS =
  'SETUP_REPLICATION_SINK/0 SETUP_REPLICATION_SINK_LOCAL/0 SHUTDOWN_REPLICATION_SINK/0 SHUTDOWN_REPLICATION_SINK_LOCAL/0';
const ROLES = 'SET_REPLICATION_ROLE/1 GET_REPLICATION_ROLE/0';
const BROADER =
  'ENABLE_SCHEMA_REPLICATION/1 DISABLE_SCHEMA_REPLICATION/1 ENABLE_DATABASE_REPLICATION/0 DISABLE_DATABASE_REPLICATION/0';
const KEYS = 'GET_CLUSTER_KEY/0 LIST_PEERS/0';
const WALS = 'GET_REPLICATED_WAL_POSITION/1 GET_REPLICATED_WAL_POSITIONS/1';
const PROGRESS = 'GET_REPLICATION_PROGRESS/0';
const LATE = 'DUMP_UNREPLICATED_WALS/0 REPLICATION_ENABLED/2';

const FIRST = `ADD_PEER/2 ${PEERS} ${TABLES}`;
const SET_1942 = `${PEERS} ${TABLES} ${ROLES} ${BROADER} ${KEYS} ${WALS}`;
const NINETEEN = `ADD_PEER/3 ${SET_1942} ${PROGRESS} ${LATE}`;

const releases: readonly [release: string, procedures: string][] = [
  ['2.0.1.1900', ''],
  ['2.5.0.1900', ''],
  ['2.6.1.1900', ''],
  ['2.7.0.1983', ''],
  ['2.8.0.1908', ''],
  ['2.8.0.1909', `${FIRST} ${SINKS}`],
  ['2.8.0.2024', `${FIRST} ${SINKS}`],
  ['3.0.0.1923', ''],
  ['3.0.0.1924', FIRST],
  ['3.0.0.1926', FIRST],
  ['3.0.0.1927', `${FIRST} ${ROLES}`],
  ['3.0.0.1930', `${FIRST} ${ROLES}`],
  ['3.0.0.1931', `${FIRST} ${ROLES} ${BROADER}`],
  ['3.0.0.1939', `${FIRST} ${ROLES} ${BROADER}`],
  ['3.0.0.1940', `ADD_PEER/3 ${PEERS} ${TABLES} ${ROLES} ${BROADER} ${KEYS}`],
  ['3.0.0.1941', `ADD_PEER/3 ${PEERS} ${TABLES} ${ROLES} ${BROADER} ${KEYS}`],
  ['3.0.0.1942', `ADD_PEER/4 ${SET_1942}`],
  ['3.0.0.1948', `ADD_PEER/4 ${SET_1942}`],
  ['3.0.0.1949', `ADD_PEER/4 ${SET_1942} ${PROGRESS}`],
  ['3.0.0.1956', `ADD_PEER/4 ${SET_1942} ${PROGRESS}`],
  ['3.0.0.1957', NINETEEN],
  ['3.0.0.1963', NINETEEN],
  ['3.0.0.1964', NINETEEN],
  ['3.0.1.1989', NINETEEN],
  ['3.0.1.1990', NINETEEN],
  ['3.0.3.2010', NINETEEN],
  ['3.1.0.1924', ''],
  ['3.1.0.1925', `${FIRST} ${SINKS}`],
  ['3.1.0.1950', `${FIRST} ${SINKS}`],
  ['3.1.0.1951', `ADD_PEER/4 ${SET_1942} ${PROGRESS}`],
  ['3.1.0.1956', `ADD_PEER/4 ${SET_1942} ${PROGRESS}`],
  ['3.1.0.1957', NINETEEN],
  ['3.1.0.1964', NINETEEN],
  ['3.1.0.1989', NINETEEN],
  ['3.1.0.1990', NINETEEN],
  ['3.1.1.2000', NINETEEN],
  ['3.2.0.1990', NINETEEN],
  ['3.2.0.2025', NINETEEN],
];

const others: readonly [name: string, since2_8_0_1909: number, note?: string][] = [
  ['SYSCS_BACKUP_DATABASE', 2],
  ['SYSCS_BACKUP_DATABASE_ASYNC', 2],
  ['SYSCS_RESTORE_DATABASE', 3],
  ['SYSCS_RESTORE_DATABASE_ASYNC', 3],
  ['SYSCS_RESTORE_DATABASE_TO_TIMESTAMP', 4],
  ['SYSCS_RESTORE_DATABASE_TO_TRANSACTION', 4],
  ['VALIDATE_BACKUP', 2],
  ['SYSCS_GET_RUNNING_BACKUPS', 0],
  ['SYSCS_CANCEL_BACKUP', 1],
  ['SYSCS_DELETE_BACKUP', 1],
  ['SYSCS_GET_VERSION_INFO', 0],
  ['SYSCS_GET_ACTIVE_SERVERS', 0],
  ['SYSCS_GET_REGION_SERVER_CONFIG_INFO', 2],
  ['SYSCS_GET_CURRENT_TRANSACTION', 0],
];

const isReplication = (name: string) => !['backup', 'server'].includes(findProcedure(name)?.group ?? '');

function release(text: string) {
  const parsed = parseRelease(text);
  if (!parsed) throw new Error(`${text} is no release`);
  return parsed;
}

function arity(name: string, text: string): number | undefined {
  const description = findProcedure(name);
  return description && formFor(description, release(text))?.parameters.length;
}

describe('the procedures of a release', () => {
  it.each(releases)('%s', (text, expected) => {
    const present = proceduresOf(release(text)).filter(isReplication);
    const shown = present.map((name) => `${name}/${arity(name, text) ?? '?'}`);
    expect(shown.sort()).toEqual(expected.split(' ').filter(Boolean).sort());
  });

  it.each(others)('%s takes %i parameters wherever there is replication', (name, expected) => {
    for (const text of ['2.8.0.1909', '3.0.0.1924', '3.1.0.1925', '3.2.0.2025'])
      expect(arity(name, text)).toBe(expected);
  });

  it.each([
    ['2.0.1.1700', 2],
    ['2.5.0.1825', 2],
    ['2.5.0.1826', 3],
    ['2.6.1.1900', 2],
    ['2.7.0.1825', 2],
    ['2.7.0.1826', 3],
    ['2.8.0.1825', 2],
    ['2.8.0.1826', 3],
    ['3.2.0.2025', 3],
  ])('restore of %s takes %i parameters', (text, expected) => {
    expect(arity('SYSCS_RESTORE_DATABASE', text)).toBe(expected);
  });

  it.each([
    ['2.0.1.1700', undefined],
    ['2.7.0.1983', undefined],
    ['2.8.0.1903', undefined],
    ['2.8.0.1904', 4],
    ['3.0.0.1924', 4],
  ])('restore to a moment of %s takes %s parameters', (text, expected) => {
    expect(arity('SYSCS_RESTORE_DATABASE_TO_TIMESTAMP', text)).toBe(expected);
    expect(arity('SYSCS_RESTORE_DATABASE_TO_TRANSACTION', text)).toBe(expected);
  });

  it('knows no release of three, which any may have', () => {
    const unknown = catalogue.filter(({ forms }) => forms.some(hasUnknownReleases)).map(({ name }) => name);
    expect(unknown).toEqual(['VALIDATE_SCHEMA_BACKUP', 'VALIDATE_TABLE_BACKUP', 'SYSCS_DELETE_OLD_BACKUPS']);
    for (const text of ['2.0.1.1700', '2.8.0.2024', '3.2.0.2025']) {
      expect(unknown.map((name) => arity(name, text))).toEqual([3, 4, 1]);
    }
  });

  it('holds the nineteen, the four of the first releases, and nineteen beside replication', () => {
    const count = (group: (name: string) => boolean) => catalogue.filter(({ name }) => group(name)).length;
    expect([count(isReplication), count((name) => !isReplication(name))]).toEqual([19 + 4, 19]);
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });
});
