import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../src/editor/core/hover/hover';
import { catalogue, formFor } from '../../../src/splice/procedures';
import { formatRelease } from '../../../src/splice/release';
import { serverErrors } from '../../../src/splice/serverErrors';
import { systemTables } from '../../../src/splice/systemTables';
import { hints } from '../../../src/splice/hints';
import { directiveWords } from '../../../src/sql/directives';
import { writtenSignature } from '../../../src/splice/procedures/signature';
import type { ClusterFacts } from '../../../src/editor/core/facts';
import { factsFor, proceduresOf, release, requestAt, westKey } from './scriptWith';

const releases = [
  '2.8.0.1909',
  '3.0.0.1924',
  '3.0.0.1931',
  '3.0.0.1940',
  '3.0.0.1942',
  '3.0.0.1957',
  '3.0.0.1964',
  '3.1.0.1925',
  '3.1.0.1951',
  '3.1.0.1990',
  '3.2.0.2025',
];

function hover(marked: string, facts?: ClusterFacts, atHome?: boolean) {
  return hoverAt(requestAt(marked, facts, atHome))?.markdown;
}

describe('the hover of a procedure', () => {
  const cases = catalogue.flatMap((description) => releases.map((text) => [description.name, text] as const));
  it.each(cases)('%s in %s shows the signature of that release first', (name, text) => {
    const description = catalogue.find((one) => one.name === name)!;
    const form = formFor(description, release(text));
    const markdown = hover(`CALL SYSCS_UTIL.${name.slice(0, 3)}|${name.slice(3)}()`, factsFor(text))!;
    expect(markdown).toContain(description.purpose);
    if (form) {
      expect(markdown.indexOf(`SYSCS_UTIL.${writtenSignature(description, form)}`)).toBeGreaterThanOrEqual(0);
      expect(markdown).toContain(formatRelease(release(text)).replaceAll('.', '\\.'));
      expect(markdown).not.toContain('**This release has no such procedure.**');
    } else {
      expect(markdown).toContain('This release has no such procedure.');
      expect(markdown).toContain(writtenSignature(description, description.forms[0]!));
    }
  });

  it.each(catalogue.map(({ name }) => name))('%s shows all its forms where no cluster is bound', (name) => {
    const description = catalogue.find((one) => one.name === name)!;
    const markdown = hover(`call syscs_util.|${name.toLowerCase()}()`)!;
    for (const form of description.forms) expect(markdown).toContain(writtenSignature(description, form));
    for (const { message, cure } of description.failures) {
      if (message !== undefined) expect(markdown).toContain(message);
      expect(markdown).toContain(cure);
    }
  });

  it('says that the releases are not known, unless the cluster’s catalogue lacks the procedure', () => {
    const at = 'CALL SYSCS_UTIL.|SYSCS_DELETE_OLD_BACKUPS(30)';
    const facts = factsFor('3.2.0.2025');
    const { procedures, ...byRelease } = facts;
    const without = new Map([...(procedures ?? [])].filter(([name]) => name !== 'SYSCS_DELETE_OLD_BACKUPS'));
    const lacks = 'east has no such procedure';
    for (const known of [undefined, byRelease, facts]) {
      expect(hover(at, known)).toContain('Which releases have it is not known.');
      expect(hover(at, known)).not.toContain(lacks);
    }
    expect(hover(at, { ...facts, procedures: without })).toContain(lacks);
  });

  it('believes the cluster’s own catalogue over its release', () => {
    const old = proceduresOf('3.0.0.1945');
    const markdown = hover('CALL SYSCS_UTIL.|ADD_PEER(1)', factsFor('3.2.0.2025', { procedures: old }))!;
    expect(markdown).toContain('isSerial BOOLEAN');
    expect(markdown).toContain('As the catalogue of east has it');
  });

  it('says when the cluster lacks what its release should have', () => {
    const markdown = hover(
      'CALL SYSCS_UTIL.|LIST_PEERS()',
      factsFor('3.2.0.2025', { procedures: new Map([['X', { name: 'X', parameters: [] }]]) }),
    );
    expect(markdown).toContain('east has no such procedure');
  });

  it('shows the signature of a procedure that only the cluster knows, its text escaped', () => {
    const procedures = new Map([['MINE', { name: 'MINE', parameters: [{ name: '`<b>', type: 'INTEGER' }] }]]);
    const facts = factsFor('3.2.0.2025', { procedures, name: '[x](command:y)' });
    const markdown = hover('CALL SYSCS_UTIL.|MINE(1)', facts)!;
    expect(markdown).toContain('`` SYSCS_UTIL.MINE(`<b> INTEGER) ``');
    expect(markdown).not.toContain('[x](');
  });

  it('works without the schema behind CALL alone', () => {
    expect(hover('CALL |ENABLE_PEER(1)')).toContain('Lets changes flow');
    expect(hover('SELECT |ENABLE_PEER FROM T')).toBeUndefined();
    expect(hover('CALL OTHER.|ENABLE_PEER(1)')).toBeUndefined();
  });
});

describe('the hover of an argument', () => {
  it.each([
    ['CALL SYSCS_UTIL.ADD_PEER(|1, 2)', ['peerId', 'SMALLINT']],
    ["CALL SYSCS_UTIL.ADD_PEER(1, 'a|:2181:/hbase', true)", ['clusterKey']],
    ['CALL SYSCS_UTIL.ADD_PEER(1, x, t|rue)', ['enabled', 'BOOLEAN']],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('S', '|T')", ['tableName']],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION(TRIM('|S'), 'T')", ['schemaName']],
    ["CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/b', 'f|ull')", ['type', 'full or incremental']],
  ])('%s', (script, expected) => {
    const markdown = hover(script, factsFor('3.2.0.2025'))!;
    for (const part of expected) expect(markdown).toContain(part);
  });

  it('names the peer and the cluster that a value means', () => {
    expect(hover('CALL SYSCS_UTIL.REMOVE_PEER(|3)', factsFor('3.2.0.2025'))).toMatch(
      /Peer 3 of east, disabled.*south:2181/,
    );
    const script = `CALL SYSCS_UTIL.ADD_PEER(1, '|${westKey}', true)`;
    expect(hover(script, factsFor('3.2.0.2025'))).toContain('The key of west');
  });

  it('says nothing behind the last parameter', () => {
    expect(hover('CALL SYSCS_UTIL.ENABLE_PEER(1, |2)')).toBeUndefined();
  });
});

describe('the hover of catalogue tables', () => {
  it.each(systemTables.map(({ name }) => name))('SYS.%s and its columns', (name) => {
    const table = systemTables.find((one) => one.name === name)!;
    const markdown = hover(`SELECT * FROM SYS.|${name} X`)!;
    for (const { name: column, type } of table.columns) {
      expect(markdown).toContain(`\`${column}\` ${type.replace(/[()]/g, '\\$&')}`);
      expect(hover(`SELECT |${column} FROM SYS.${name}`)).toContain(`SYS.${name}`);
      expect(hover(`SELECT 1 FROM sys.${name.toLowerCase()} AS x WHERE x.|${column.toLowerCase()} = 1`)).toContain(
        column,
      );
    }
  });

  it.each([
    'SELECT |SCOPE FROM T',
    'SELECT A.|SCOPE FROM SYS.SYSREPLICATION R, A',
    'SELECT 1 FROM |SYSREPLICATION',
    'SELECT X FROM SYS.SYSREPLICATION; SELECT |SCOPE FROM T',
  ])('is silent in %s', (script) => {
    expect(hover(script)).toBeUndefined();
  });

  it.each([
    'SELECT 1 FROM "SYS".|SYSREPLICATION',
    'SELECT 1 FROM "SYS"."|SYSREPLICATION"',
    'SELECT "r".|SCOPE FROM SYS.SYSREPLICATION "r"',
    'SELECT "SYSREPLICATION"."|SCOPE" FROM "SYS"."SYSREPLICATION"',
  ])('is there for quoted names in %s', (script) => {
    expect(hover(script)).toContain('SYS.SYSREPLICATION');
  });

  it('knows which release has what', () => {
    expect(hover('SELECT * FROM SYS.|SYSREPLICATION', factsFor('2.8.0.1909'))).toContain('no such table');
    expect(hover('SELECT |DATABASEID FROM SYS.SYSSCHEMAS', factsFor('3.1.0.1990'))).toBeUndefined();
  });
});

describe('the hover in comments', () => {
  it.each(directiveWords)('@%s', (name) => {
    expect(hover(`-- |@${name} x`)).toContain(`-- @${name}`);
    expect(hover(`--@${name}|`, undefined, false)).toContain(`-- @${name}`);
  });

  it.each(serverErrors.map(({ code }) => code))('%s', (code) => {
    expect(hover(`-- it said ERROR |${code}: x`)).toContain(`**${code}**`);
    expect(hover(`/* ${code.slice(0, 2)}|${code.slice(2)} */`)).toContain(`**${code}**`);
  });

  it('RPL00 is all of replication’s codes', () => {
    const markdown = hover('-- RPL|00')!;
    for (const code of ['RPL001', 'RPL005', 'RPL006']) expect(markdown).toContain(code);
  });

  it.each(hints.map(({ key }) => key))('hint %s', (key) => {
    expect(hover(`SELECT * FROM T --splice-properties a=1, ${key}|=x`)).toContain(`\`${key}\``);
  });

  it.each(['-- an |ordinary word', '-- @|nothing', '-- BR0|99', '/* @clus|ter x */', "VALUES 'ordinary| text'"])(
    'is silent in %s',
    (script) => {
      expect(hover(script)).toBeUndefined();
    },
  );

  it('is silent about codes in SQL that has nothing of Splice', () => {
    expect(hover('-- BR|001', undefined, false)).toBeUndefined();
    expect(hover("VALUES 'PRIM|ARY'", undefined, false)).toBeUndefined();
  });
});

describe('the hover of role words', () => {
  it.each(['PRIMARY', 'REPLICA', 'MASTER', 'SLAVE'])('%s', (word) => {
    expect(hover(`CALL SYSCS_UTIL.SET_REPLICATION_ROLE('|${word}')`)).toContain(`${word}:`.replace(':', '\\:'));
    expect(hover(`VALUES '|${word.toLowerCase()}'`)).toContain(word);
  });

  it('is silent about a primary key', () => {
    expect(hover('CREATE TABLE T (A INT |PRIMARY KEY)')).toBeUndefined();
  });
});
