import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSite, toBeSet } from '../../../../src/splice/settings/checkSite';
import { editSite, propertiesXml } from '../../../../src/splice/settings/editSite';
import { readSite, type Site } from '../../../../src/splice/settings/hbaseSite';
import { neededSettings } from '../../../../src/splice/settings/settings';

function siteOf(text: string): Site {
  const reading = readSite(text);
  if ('problem' in reading) throw new Error(JSON.stringify(reading.problem));
  return reading.site;
}

const property = (name: string, value: string) => `<property><name>${name}</name><value>${value}</value></property>`;
const configuration = (...inside: string[]) =>
  `<?xml version="1.0"?>\n<configuration>\n${inside.join('\n')}\n</configuration>\n`;
const needed = neededSettings({ side: 'active', bulkLoads: false, sourceName: '', confDir: '' });

describe('reading hbase-site.xml', () => {
  it.each<[string, string, { kind: string; line: number }]>([
    ['an open tag', '<configuration>\n<property>\n</configuration>', { kind: 'xml', line: 3 }],
    ['no end', '<configuration>', { kind: 'xml', line: 1 }],
    ['a bare ampersand', configuration(property('a', 'b & c')), { kind: 'ampersand', line: 3 }],
    ['nothing at all', '', { kind: 'xml', line: 1 }],
    ['text behind the end', '<configuration/>x', { kind: 'xml', line: 1 }],
    ['another document', '<html/>', { kind: 'root', line: 1 }],
    [
      'a property without a name',
      '<configuration>\n<property><value>x</value></property></configuration>',
      { kind: 'nameless', line: 2 },
    ],
  ])('%s is a problem with its place', (_name, text, problem) => {
    expect(readSite(text)).toMatchObject({ problem });
  });

  it('finds names, values, lines and final ones; values are trimmed and unescaped', () => {
    const site = siteOf(
      configuration(
        property('a', ' 1 '),
        '<!-- <property> -->',
        '<property><name>b</name><value><![CDATA[<x>]]></value><final>true</final></property>',
        property('c', 'x &amp; y'),
      ),
    );
    expect(site.properties.map(({ name, value, line, final }) => [name, value, line, final])).toEqual([
      ['a', '1', 3, false],
      ['b', '<x>', 5, true],
      ['c', 'x & y', 6, false],
    ]);
  });

  it('names the files that it includes', () => {
    const text =
      '<configuration xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="more.xml"/></configuration>';
    expect(siteOf(text).includes).toEqual(['more.xml']);
  });
});

describe('checking', () => {
  const handlers = 'hbase.regionserver.replication.handler.count';
  it.each([
    ['missing', undefined, 'missing'],
    ['empty', '', 'missing'],
    ['the wanted one', '40', 'good'],
    ['more than wanted', '100', 'good'],
    ['fewer', '3', 'low'],
    ['no number', 'many', 'malformed'],
  ])('a count that is %s', (_name, value, kind) => {
    const site = siteOf(configuration(...(value === undefined ? [] : [property(handlers, value)])));
    const report = checkSite(site, needed).reports.find(({ setting }) => setting.key === handlers);
    expect(report?.verdict.kind).toBe(kind);
  });

  it.each([
    ['true', 'good'],
    ['TRUE', 'good'],
    ['false', 'wrong'],
    ['yes', 'malformed'],
  ])('splice.replication.enabled=%s is %s', (value, kind) => {
    const site = siteOf(configuration(property('splice.replication.enabled', value)));
    expect(checkSite(site, needed).reports[0]?.verdict.kind).toBe(kind);
  });

  it('duplicates: the last counts, unless an earlier one is final', () => {
    const twice = configuration(
      property('splice.replication.enabled', 'true'),
      property('splice.replication.enabled', 'false'),
    );
    const check = checkSite(siteOf(twice), needed);
    expect(check.duplicates).toEqual([{ name: 'splice.replication.enabled', lines: [3, 4], differ: true }]);
    expect(check.reports[0]?.verdict.kind).toBe('wrong');
    const final = twice.replace('<value>true</value>', '<value>true</value><final>true</final>');
    expect(checkSite(siteOf(final), needed).reports[0]?.verdict.kind).toBe('good');
  });

  it('obsolete settings and values that are none', () => {
    const text = configuration(
      property('replication.replicationsource.implementation', 'X'),
      property('splice.replication.monitor.interval', 'soon'),
    );
    const check = checkSite(siteOf(text), needed);
    expect(check.obsolete.map(({ setting }) => setting.key)).toEqual(['replication.replicationsource.implementation']);
    expect(check.malformed.map(({ setting }) => setting.key)).toEqual(['splice.replication.monitor.interval']);
  });

  it('bulk loads need more, and not the same on both', () => {
    const keys = (side: 'active' | 'passive') =>
      neededSettings({ side, bulkLoads: true, sourceName: 'east', confDir: '/conf' }).map(
        ({ setting: { key }, value }) => `${key}=${value}`,
      );
    expect(keys('active')).toContain('hbase.replication.cluster.id=east');
    expect(keys('active').join()).not.toContain('conf.dir');
    expect(keys('passive')).toContain('hbase.replication.conf.dir=/conf');
    expect(keys('passive')).toContain('hbase.replication.bulkload.enabled=true');
  });
});

describe('editing', () => {
  const fixed = (text: string) => {
    const site = siteOf(text);
    return editSite(text, site, toBeSet(checkSite(site, needed).reports));
  };

  it('touches only what has to change, comments and order stay', () => {
    const text = [
      '<?xml version="1.0"?>',
      '<!-- ours -->',
      '<configuration>',
      '    <property>',
      '        <name>own.setting</name><!-- keep -->',
      '        <value>1 &amp; 2</value>',
      '    </property>',
      `    ${property('splice.replication.enabled', 'false<!-- why -->')}`,
      `    ${property('hbase.replication.sink.service', '')}`,
      '</configuration>',
      '',
    ].join('\n');
    const edited = fixed(text);
    const lines = edited.split('\n');
    expect(lines.slice(0, 7)).toEqual(text.split('\n').slice(0, 7));
    expect(edited).toContain('<value>true <!-- why --></value>');
    expect(edited).toContain(
      '    <property>\n        <name>hbase.replication.source.service</name>\n        <value>com.splicemachine.replication.SpliceReplication</value>\n    </property>\n',
    );
    expect(edited.endsWith('    </property>\n</configuration>\n')).toBe(true);
  });

  it.each([
    ['an empty root', '<configuration/>'],
    ['a root on one line', '<configuration></configuration>'],
    ['line ends of Windows', '<configuration>\r\n</configuration>\r\n'],
    ['a value as an empty tag', configuration('<property><name>splice.replication.enabled</name><value/></property>')],
    ['no value', configuration('<property><name>splice.replication.enabled</name></property>')],
    ['a byte-order mark', `\uFEFF${configuration(property('a', 'b'))}`],
    [
      'tabs',
      '<configuration>\n\t<property>\n\t\t<name>a</name>\n\t\t<value>b</value>\n\t</property>\n</configuration>',
    ],
  ])('%s', (_name, text) => {
    const edited = fixed(text);
    expect(checkSite(siteOf(edited), needed).reports.map(({ verdict }) => verdict.kind)).toEqual(
      needed.map(() => 'good'),
    );
    expect(fixed(edited)).toBe(edited);
    if (text.includes('\r\n')) expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps every other property, whatever its texts', () => {
    const name = fc.stringMatching(/^[a-z]([a-z.]{0,10}[a-z])?$/);
    const value = fc
      .string({ unit: fc.constantFrom('a', '<', '&', '"', ' ', 'é', '>', ']', '\n') })
      .map((text) => text.trim());
    fc.assert(
      fc.property(fc.dictionary(name, value), (others) => {
        const before = `<configuration>\n${propertiesXml(new Map(Object.entries(others)))}\n</configuration>`;
        const after = siteOf(fixed(before)).properties.map((each) => [each.name, each.value] as const);
        for (const [key, text] of Object.entries(others)) expect(after).toContainEqual([key, text]);
      }),
    );
  });

  it('reads or refuses any text, and never throws', () => {
    const pieces = fc.constantFrom(
      '<configuration>',
      '</configuration>',
      '<property>',
      '</property>',
      '<name>a</name>',
      '<value>',
      '</value>',
      '<!--',
      '-->',
      '&',
      ']]>',
      '<![CDATA[',
      'x',
      '\n',
      '<?x?>',
      '<!DOCTYPE a>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const reading = readSite(parts.join(''));
        expect('site' in reading || reading.problem.line >= 1).toBe(true);
      }),
    );
  });
});
