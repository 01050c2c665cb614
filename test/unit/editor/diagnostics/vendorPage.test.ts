/** The vendor's page as a script: exactly its real mistakes are found, and with the fixes taken it runs. */
import { expect, it, describe } from 'vitest';
import type { ScriptClusters } from '../../../../src/editor/diagnostics/scriptState';
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import { Diagnosis } from '../../../../src/editor/diagnostics/diagnose';
import { withEdits } from '../../../../src/editor/diagnostics/edits';
import { fixAll } from '../../../../src/editor/diagnostics/fixAll';
import { parseCall } from '../../../../src/sql/call';
import { tokenize } from '../../../../src/sql/lexer';
import { splitStatements } from '../../../../src/sql/statements';
import { factsFor } from '../scriptWith';
import { InProcessPair, TIMINGS } from '../../connection/sample/inProcess';
import { applied, clustersOf, diagnosed, noClusters, told } from './diagnosing';
import { vendorPage } from './vendorPage';

const quotes = ['curly-quote error [\u2018full\u2019]'];
const query = ['backup-id-ambiguous information [select backup_id from sys.sysbackup]'];
const restore = [
  "backup-directory-differs information ['hdfs://*activeServer*/backup']",
  'emphasis-asterisk error [*activeServer*]',
  'placeholder information [activeServer]',
];
const addPeer = [
  'curly-quote error [\u2018]',
  'unterminated-string error [\u2018*passiveServer*:2181:/hbase-unsecure, true, false)]',
  'emphasis-asterisk error [*passiveServer*]',
  'placeholder information [passiveServer]',
];

/** Of the newest release, where nothing was set up yet. */
const active = clustersOf(factsFor('3.2.0.2025', { role: 'NONE', peers: [], rows: [] }));

describe('the page of the vendor', () => {
  it('has its mistakes, wherever it would run', () => {
    const count = ['argument-count-by-release warning [ADD_PEER]'];
    expect(told(vendorPage)).toEqual([...quotes, ...query, ...restore, ...count, ...addPeer]);
  });

  it('has one argument too many for a release of today', () => {
    expect(told(vendorPage, active)).toEqual([
      ...quotes,
      ...query,
      ...restore,
      ...addPeer,
      'argument-count error [false]',
    ]);
  });

  it.each([
    ['unbound', noClusters, 4],
    ['bound', active, 3],
  ] as const)('can be read when all is fixed, %s', (_, clusters, count) => {
    const diagnosis = new Diagnosis();
    const fixed = withEdits(vendorPage, fixAll(ScriptIndex.of(vendorPage), clusters, diagnosis));
    const statements = splitStatements(fixed);
    expect(statements).toHaveLength(6);
    for (const { text, unterminated } of statements) {
      expect(unterminated).toBeUndefined();
      expect(parseCall(text)?.malformed).toBeUndefined();
      expect(tokenize(text).filter(({ kind }) => kind === 'unknown')).toEqual([]);
    }
    expect(statements.slice(1, 5).map(({ text }) => text)).toEqual([
      "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full')",
      'select backup_id from sys.sysbackup',
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('hdfs://activeServer/backup', 10752 , false)",
      `CALL SYSCS_UTIL.ADD_PEER(1, 'passiveServer:2181:/hbase-unsecure', true${count === 4 ? ', false' : ''})`,
    ]);
  });
});

/** With all fixes taken, and those chosen that a person must choose. */
function fixedPage(clusters: ScriptClusters): string {
  let script = withEdits(vendorPage, fixAll(ScriptIndex.of(vendorPage), clusters, new Diagnosis()));
  for (const code of ['argument-count-by-release', 'backup-id-ambiguous']) {
    const fix = diagnosed(script, clusters).find((one) => one.code === code)?.fixes[0];
    if (fix) script = applied(script, fix);
  }
  return script;
}

describe.each([
  ['unbound', noClusters],
  ['bound', active],
] as const)('the page of the vendor, fixed where it was %s', (_, clusters) => {
  const texts = splitStatements(fixedPage(clusters)).map(({ text }) => text);

  it('has nothing more to be put right but what only a person knows', () => {
    const codes = diagnosed(fixedPage(clusters), clusters).map(({ code, severity }) => `${code} ${severity}`);
    const rest = ['backup-directory-differs', 'placeholder', 'argument-count-by-release'].map(
      (code) => `${code} information`,
    );
    expect(codes.filter((code) => !rest.includes(code))).toEqual([]);
  });

  it('holds nothing that the server refuses to read', () => {
    const pair = new InProcessPair();
    for (const text of texts) expect(pair.said('active', text), text).not.toMatch(/^42/);
  });

  it('makes a replicating pair with the host, the key and the number of the backup filled in', () => {
    const directory = 'hdfs://active-nn.sample:8020/backup';
    const pair = new InProcessPair();
    pair.said('active', 'CALL SYSCS_UTIL.REMOVE_PEER(1)');
    pair.change('active', 'CREATE TABLE HR.NOTES (ID INTEGER)');
    const key = String(pair.rows('passive', 'CALL SYSCS_UTIL.GET_CLUSTER_KEY()')[0]?.[0]);
    const filled = (text: string | undefined) =>
      (text ?? '')
        .replace(/'(?:hdfs:\/\/activeServer)?\/backup'/, `'${directory}'`)
        .replace('passiveServer:2181:/hbase-unsecure', key);
    const [enable, backup, query, restore, addPeer] = texts.map(filled);
    expect(pair.said('active', enable ?? '')).toMatch(/^(?:Success|Warning): /);
    expect(pair.said('active', backup ?? '')).toMatch(/^Success: /);
    const numbers = pair.rows('active', query ?? '');
    expect(numbers).toHaveLength(1);
    expect(pair.said('passive', (restore ?? '').replace('10752', String(numbers[0]?.[0])))).toMatch(
      /Restore completed/,
    );
    pair.now += TIMINGS.restoreModeMs;
    pair.restart('passive');
    pair.now += TIMINGS.restartMs;
    pair.open('passive');
    expect(pair.said('active', addPeer ?? '')).toBe(`Success: Added ${key} as peer 1`);
    pair.change('active', 'INSERT INTO HR.NOTES VALUES (7)');
    pair.now += 60_000;
    expect(pair.rows('passive', 'SELECT ID FROM HR.NOTES')).toEqual([[7]]);
  });
});
