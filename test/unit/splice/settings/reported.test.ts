import { describe, expect, it } from 'vitest';
import { checkReported, obsoleteSettings } from '../../../../src/splice/settings/reported';
import { neededSettings, settings } from '../../../../src/splice/settings/settings';

const needed = neededSettings({ side: 'active', bulkLoads: false, sourceName: '', confDir: '' });
const service = 'com.splicemachine.replication.SpliceReplication';
const row = (name: string, value: string, host = 'rs1') => ({ host, name, value });

describe('what servers report', () => {
  const verdicts = (...rows: ReturnType<typeof row>[]) =>
    Object.fromEntries(checkReported(needed, rows).map(({ setting, verdict }) => [setting.key, verdict]));

  it('Splice’s own settings come under field names, HBase’s under their keys', () => {
    const found = verdicts(row('replicationEnabled', 'true'), row('hbase.replication.source.service', service));
    expect(found['splice.replication.enabled']).toEqual({ kind: 'good' });
    expect(found['hbase.replication.source.service']).toEqual({ kind: 'good' });
    expect(found['hbase.replication.sink.service']).toEqual({ kind: 'unreported' });
  });

  it('the word null is no value', () => {
    expect(verdicts(row('replicationEnabled', 'null'))['splice.replication.enabled']).toEqual({ kind: 'missing' });
  });

  it('servers that disagree are told with their values', () => {
    const found = verdicts(
      row('replicationEnabled', 'true', 'rs1'),
      row('replicationEnabled', 'false', 'rs2'),
      row('replicationEnabled', 'true', 'rs3'),
    );
    expect(found['splice.replication.enabled']).toEqual({
      kind: 'differ',
      values: [
        { value: 'true', hosts: ['rs1', 'rs3'] },
        { value: 'false', hosts: ['rs2'] },
      ],
    });
  });

  it('obsolete settings that are set', () => {
    const key = 'replication.replicationsource.implementation';
    expect(obsoleteSettings([row(key, 'x')]).map((setting) => setting.key)).toEqual([key]);
    expect(obsoleteSettings([row(key, 'null')])).toEqual([]);
  });
});

it('no setting is described twice, nor under two names', () => {
  expect(new Set(settings.map(({ key }) => key)).size).toBe(settings.length);
  expect(new Set(settings.map(({ reportedAs }) => reportedAs)).size).toBe(settings.length);
});
