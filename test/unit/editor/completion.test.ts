import { describe, expect, it } from 'vitest';
import type { ClusterFacts } from '../../../src/editor/core/facts';
import { completionsAt } from '../../../src/editor/core/completion/completion';
import { catalogue } from '../../../src/splice/procedures';
import { directiveWords } from '../../../src/sql/directives';
import { hints } from '../../../src/splice/hints';
import { factsFor, requestAt, westKey } from './scriptWith';

function offers(marked: string, facts?: ClusterFacts, atHome?: boolean) {
  return completionsAt(requestAt(marked, facts, atHome));
}

function labels(marked: string, facts?: ClusterFacts, atHome?: boolean): readonly string[] {
  return offers(marked, facts, atHome)?.offers.map(({ label }) => label) ?? [];
}

/** The script after the offer with this label was taken. */
function taken(marked: string, label: string, facts?: ClusterFacts): string {
  const found = offers(marked, facts);
  const offer = found?.offers.find((one) => one.label === label);
  if (!found || !offer) throw new Error(`no offer ${label}`);
  const { text } = requestAt(marked).script;
  return text.slice(0, found.start) + offer.insert + text.slice(found.end);
}

const newest = factsFor('3.2.0.2025');

describe('the procedures', () => {
  const places: readonly (readonly [string, string])[] = [
    ['|', 'CALL SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['rem|', 'CALL SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['CALL X();\nrem|', 'CALL X();\nCALL SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['CALL |', 'CALL SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['call rem|', 'call SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['CALL SYSCS_UTIL.|', 'CALL SYSCS_UTIL.REMOVE_PEER(${1:1})'],
    ['CALL syscs_util.rem|', 'CALL syscs_util.REMOVE_PEER(${1:1})'],
    ['CALL "SYSCS_UTIL".rem|', 'CALL "SYSCS_UTIL".REMOVE_PEER(${1:1})'],
    ['CALL SYSCS_UTIL.rem|ove (1)', 'CALL SYSCS_UTIL.REMOVE_PEER (1)'],
    [
      'CALL SYSCS_UTIL.|\nCALL SYSCS_UTIL.LIST_PEERS();',
      'CALL SYSCS_UTIL.REMOVE_PEER(${1:1})\nCALL SYSCS_UTIL.LIST_PEERS();',
    ],
  ];
  it.each(places)('in %j', (script, expected) => {
    expect(taken(script, 'REMOVE_PEER')).toBe(expected);
  });

  it('are all offered in their newest form where no cluster is bound', () => {
    expect(labels('CALL SYSCS_UTIL.|')).toEqual(catalogue.map(({ name }) => name));
  });

  it.each([
    ['2.8.0.1909', "ADD_PEER(${1:1}, ${2:'passive-host:2181:/hbase'})"],
    ['3.0.0.1940', "ADD_PEER(${1:1}, ${2:'passive-host:1527'}, ${3:true})"],
    ['3.0.0.1945', "ADD_PEER(${1:1}, ${2:'passive-host:2181:/hbase'}, ${3:true}, ${4:true})"],
    ['3.2.0.2025', "ADD_PEER(${1:1}, ${2:'passive-host:2181:/hbase'}, ${3:true})"],
  ])('take the signature of the bound cluster, %s', (release, expected) => {
    expect(taken('CALL SYSCS_UTIL.|', 'ADD_PEER', factsFor(release))).toBe(`CALL SYSCS_UTIL.${expected}`);
  });

  it('are those of the bound cluster only', () => {
    expect(labels('CALL SYSCS_UTIL.|', factsFor('2.8.0.1909'))).not.toContain('LIST_PEERS');
    expect(labels('CALL SYSCS_UTIL.|', factsFor('2.8.0.1909'))).toContain('SETUP_REPLICATION_SINK');
  });

  it('are the cluster’s other ones too behind the schema', () => {
    const procedures = new Map([['COLLECT', { name: 'COLLECT', parameters: [{ name: 'a}$b', type: 'INTEGER' }] }]]);
    const facts = factsFor('3.2.0.2025', { procedures });
    expect(taken('CALL SYSCS_UTIL.|', 'COLLECT', facts)).toBe('CALL SYSCS_UTIL.COLLECT(${1:a\\}\\$b})');
    expect(labels('CALL |', facts)).not.toContain('COLLECT');
  });

  it('bring their documentation', () => {
    const found = offers('CALL |')?.offers.find(({ label }) => label === 'LIST_PEERS');
    expect(found?.documentation?.()).toContain('Lists the peers');
  });
});

describe('arguments', () => {
  it.each([
    ['CALL SYSCS_UTIL.ENABLE_PEER(|', ['1', '3']],
    ['CALL SYSCS_UTIL.ADD_PEER(|)', ['2']],
    ['CALL SYSCS_UTIL.ADD_PEER(2, |)', [westKey]],
    ['CALL SYSCS_UTIL.ADD_PEER(2, x, |)', ['true', 'false']],
    ['CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(|)', ['SALES', "O'NEIL"]],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', |)", ['ORDERS']],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('O''NEIL', '|", ['PARTS']],
    ['CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION(?, |)', ['ORDERS', 'PARTS']],
    ["CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/b', '|')", ['full', 'incremental']],
    ['CALL SYSCS_UTIL.SET_REPLICATION_ROLE(|)', ['PRIMARY', 'REPLICA']],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1, |)', []],
    ['CALL OTHER.REMOVE_PEER(|)', []],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1)|', []],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1 |)', []],
    ['CALL SYSCS_UTIL.REMOVE_PEER(? |)', []],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES' |, 'ORDERS')", []],
    ['CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(CURRENT |)', []],
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(TRIM('A') |)", []],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1 + |)', ['1', '3']],
    ['CALL SYSCS_UTIL.REMOVE_PEER(/* first */ |)', ['1', '3']],
  ])('%s', (script, expected) => {
    expect(labels(script, newest)).toEqual(expected);
  });

  it('tells of a peer whether it is enabled, where that is understood', () => {
    const peers = [true, false, undefined].map((enabled, at) => ({
      id: at,
      clusterKey: westKey,
      enabled,
      serial: true,
    }));
    const found = offers('CALL SYSCS_UTIL.ENABLE_PEER(|)', factsFor('3.2.0.2025', { peers }))?.offers;
    expect(found?.map(({ detail }) => detail)).toEqual(
      ['enabled', 'disabled', 'unknown whether enabled'].map((word) => `${word}, ${westKey}`),
    );
  });

  it('takes the role words of the release', () => {
    expect(labels('CALL SYSCS_UTIL.SET_REPLICATION_ROLE(|)', factsFor('3.0.0.1930'))).toEqual(['MASTER', 'SLAVE']);
  });

  it('offers the keys of all clusters where none is bound', () => {
    expect(labels('CALL SYSCS_UTIL.ADD_PEER(2, |)')).toEqual([westKey]);
  });

  it.each([
    ['CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(|)', "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL')"],
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('|')", "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL')"],
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O|LD');", "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL');"],
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O|", "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL'"],
    [
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O|\nCALL X();",
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL'\nCALL X();",
    ],
    ['CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(O|)', "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('O''NEIL')"],
  ])('are quoted in %j', (script, expected) => {
    expect(taken(script, "O'NEIL", newest)).toBe(expected);
  });

  it('are cut and asked for again where there are many', () => {
    const schemas = Array.from({ length: 2000 }, (_, index) => `S${index}`);
    const facts = factsFor('3.2.0.2025', { schemas });
    const all = offers('CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(|)', facts);
    expect([all?.offers.length, all?.isIncomplete]).toEqual([500, true]);
    expect(labels("CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('s1999|')", facts)).toEqual(['S1999']);
  });

  it('are variables that a directive keeps far above', () => {
    const between = 'VALUES 1;\n'.repeat(2000);
    expect(labels(`-- @let first\nVALUES 1;\n${between}-- @let second\nVALUES 2;\n${between}VALUES :|`)).toEqual([
      'second',
      'first',
    ]);
  });

  it('are variables that a directive keeps', () => {
    const script = '-- @let one\nSELECT 1;\n-- text @let no\nVALUES 1; --@let two\nVALUES 2;\n';
    expect(labels(`${script}CALL SYSCS_UTIL.REMOVE_PEER(|)`)).toEqual([':two', ':one']);
    expect(labels(`${script}CALL SYSCS_UTIL.REMOVE_PEER(:|)`)).toEqual(['two', 'one']);
    expect(labels(`${script}CALL SYSCS_UTIL.REMOVE_PEER(:o|)`)).toEqual(['two', 'one']);
  });
});

describe('catalogue tables', () => {
  it.each([
    ['SELECT * FROM SYS.|', 'SYSBACKUP', 'SELECT * FROM SYS.SYSBACKUP'],
    ['SELECT * FROM sys.sysb|', 'SYSBACKUP', 'SELECT * FROM sys.SYSBACKUP'],
    ['SELECT * FROM |', 'SYS.SYSREPLICATION', 'SELECT * FROM SYS.SYSREPLICATION'],
    ['SELECT | FROM SYS.SYSREPLICATION', 'SCOPE', 'SELECT SCOPE FROM SYS.SYSREPLICATION'],
    ['SELECT R.| FROM SYS.SYSREPLICATION R', 'SCOPE', 'SELECT R.SCOPE FROM SYS.SYSREPLICATION R'],
    ['SELECT * FROM "SYS".|', 'SYSBACKUP', 'SELECT * FROM "SYS".SYSBACKUP'],
    ['SELECT "r".| FROM SYS.SYSREPLICATION "r"', 'SCOPE', 'SELECT "r".SCOPE FROM SYS.SYSREPLICATION "r"'],
    ['SELECT | FROM "SYS"."SYSREPLICATION"', 'SCOPE', 'SELECT SCOPE FROM "SYS"."SYSREPLICATION"'],
    ['SELECT 1 FROM SYS.SYSBACKUP WHERE |', 'STATUS', 'SELECT 1 FROM SYS.SYSBACKUP WHERE STATUS'],
    [
      'SELECT 1 FROM SYS.SYSBACKUP ORDER BY BE|',
      'BEGIN_TIMESTAMP',
      'SELECT 1 FROM SYS.SYSBACKUP ORDER BY BEGIN_TIMESTAMP',
    ],
  ])('in %s', (script, label, expected) => {
    expect(taken(script, label)).toBe(expected);
  });

  it('are those of the release', () => {
    expect(labels('SELECT * FROM SYS.|', factsFor('2.8.0.1909'))).not.toContain('SYSREPLICATION');
    expect(labels('SELECT | FROM SYS.SYSSCHEMAS', factsFor('3.1.0.1990'))).not.toContain('DATABASEID');
  });

  it.each([
    'SELECT | FROM T',
    'SELECT T.| FROM SYS.SYSREPLICATION R, T',
    'SELECT SCOPE | FROM SYS.SYSREPLICATION',
    'SELECT * FROM "sys".|',
    'SELECT "R".| FROM SYS.SYSREPLICATION "r"',
    'SELECT | FROM SYS."sysreplication"',
  ])('nothing in %s', (script) => {
    expect(labels(script)).toEqual([]);
  });
});

describe('comments', () => {
  it.each(['-- @|', '--@|', 'CALL X();\n-- @co|nfirm'])('directives in %j', (script) => {
    expect(labels(script)).toEqual(directiveWords.map((name) => `@${name}`));
  });

  it('takes a directive for what was typed of it', () => {
    expect(taken('-- @w|a', '@wait-for-restart')).toBe('-- @wait-for-restart');
    expect(taken('-- @|', '@let')).toBe('-- @let ${1:name}');
  });

  it.each(['-- @cluster |', '-- @Cluster we|', '-- @cluster: |', '--@CLUSTER :we|', 'VALUES 1; -- @cluster |'])(
    'clusters in %j',
    (script) => {
      expect(labels(script)).toEqual(['east', 'west']);
    },
  );

  it('takes a cluster for what was typed of it', () => {
    expect(taken('-- @cluster ea|', 'west')).toBe('-- @cluster west');
  });

  it('hints', () => {
    expect(labels('SELECT * FROM T --splice-properties |')).toEqual(hints.map(({ key }) => key));
    expect(taken('SELECT * FROM T --splice-properties useSpark=true, jo|', 'joinStrategy')).toBe(
      'SELECT * FROM T --splice-properties useSpark=true, joinStrategy=',
    );
    expect(labels('SELECT * FROM T --splice-properties joinOrder=|')).toEqual(['FIXED', 'UNFIXED']);
  });

  it.each([
    ['useSpark=t|rue, index=I', 'false', 'useSpark=false, index=I'],
    ['jo|inOrder=FIXED', 'joinStrategy', 'joinStrategy=FIXED'],
    ['index=I, jo|in = MERGE', 'joinStrategy', 'index=I, joinStrategy = MERGE'],
    ['jo|inOrder', 'joinStrategy', 'joinStrategy='],
  ])('takes the whole word for what was written in the hint %s', (marked, label, expected) => {
    const head = 'SELECT * FROM T --splice-properties ';
    expect(taken(`${head}${marked}`, label)).toBe(`${head}${expected}`);
  });

  it.each(['-- an ordinary @|', '/* @| */', '-- mail CALL |', "VALUES 'CALL |'", 'VALUES "|"', 'VALUES 1|'])(
    'nothing in %j',
    (script) => {
      expect(labels(script)).toEqual([]);
    },
  );
});

describe('SQL that has nothing of Splice', () => {
  it.each(['VALUES 1;\n|', 'CALL |', 'SELECT * FROM |', '-- |', 'SELECT | FROM T', 'VALUES :|', "VALUES f('|')"])(
    'is left alone in %j',
    (script) => {
      expect(labels(script, undefined, false)).toEqual([]);
    },
  );

  it('is none where the schema is typed', () => {
    expect(labels('CALL SYSCS_UTIL.|', undefined, false)).toContain('ADD_PEER');
    expect(labels('SELECT * FROM SYS.|', undefined, false)).toContain('SYSBACKUP');
  });
});

describe('what nobody asked for', () => {
  const unasked = (marked: string) => completionsAt({ ...requestAt(marked), isUnasked: true })?.offers.length ?? 0;

  it.each(['CALL X(); |', 'SELECT * FROM |', 'SELECT 1 FROM SYS.SYSBACKUP WHERE |'])(
    'is not offered in %j',
    (script) => {
      expect(unasked(script)).toBe(0);
      expect(labels(script)).not.toEqual([]);
    },
  );

  it.each(['CALL |', 'CALL SYSCS_UTIL.|', 'SELECT * FROM SYS.|', 'CALL SYSCS_UTIL.ADD_PEER(1, x, |', '-- @|'])(
    'is offered in %j, where little else can stand',
    (script) => {
      expect(unasked(script)).toBeGreaterThan(0);
    },
  );
});
