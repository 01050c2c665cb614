/** The vendor's page as a script: exactly its real mistakes are found, and with the fixes taken it can be read. */
import { expect, it, describe } from 'vitest';
import { ScriptIndex } from '../../../../src/editor/core/scriptIndex';
import { Diagnosis } from '../../../../src/editor/diagnostics/diagnose';
import { withEdits } from '../../../../src/editor/diagnostics/edits';
import { fixAll } from '../../../../src/editor/diagnostics/fixAll';
import { parseCall } from '../../../../src/sql/call';
import { tokenize } from '../../../../src/sql/lexer';
import { splitStatements } from '../../../../src/sql/statements';
import { factsFor } from '../scriptWith';
import { clustersOf, noClusters, told } from './diagnosing';
import { vendorPage } from './vendorPage';

const quotes = ['curly-quote error [\u2018full\u2019]'];
const restore = ['emphasis-asterisk error [*activeServer*]', 'placeholder information [activeServer]'];
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
    expect(told(vendorPage)).toEqual([...quotes, ...restore, ...count, ...addPeer]);
  });

  it('has one argument too many for a release of today', () => {
    expect(told(vendorPage, active)).toEqual([]);
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
