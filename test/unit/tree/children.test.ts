import { describe, expect, it } from 'vitest';
import type { ClusterSession, ContentsReading, SessionStatus } from '../../../src/clusters/session';
import type { TableEntry } from '../../../src/splice/replication/model';
import { childrenOf, listedUnder, type TreeView } from '../../../src/tree/children';
import { ClusterModel } from '../../../src/tree/clusterModel';
import { nameFilter } from '../../../src/tree/filter';
import { NodeStore } from '../../../src/tree/nodeStore';
import { Pages, pageSize } from '../../../src/tree/paging';
import { lineOf } from '../../../src/tree/lines';
import { tooltipOf } from '../../../src/tree/tooltips/tooltips';
import {
  at,
  entries,
  failure,
  overview,
  peer,
  procedures,
  profile,
  readable,
  reading,
  rows,
  unreadable,
} from './fixtures';

interface World {
  status?: SessionStatus;
  contents?: ContentsReading | undefined;
  filter?: string;
  found?: readonly TableEntry[];
}

function tree({ status = { kind: 'connected', overview: overview() }, contents, filter = '', found = [] }: World = {}) {
  const asked: string[] = [];
  const session = {
    profile,
    status,
    contents,
    busyWith: undefined,
    findTables: (text: string) => {
      asked.push(text);
      return Promise.resolve(found);
    },
    readTables: (schemaName: string) => {
      asked.push(schemaName);
      return Promise.resolve(entries(`${schemaName}.B`, `${schemaName}.A`));
    },
  };
  // Only what the tree reads of a session is there.
  const model = new ClusterModel(session as unknown as ClusterSession);
  const nodes = new NodeStore();
  const view: TreeView = { nodes, pages: new Pages(), filter: nameFilter(filter), showSystemSchemas: false };
  const facts = { model, view, isSample: false, leadsTo: () => undefined, waitsFor: undefined, failure: undefined };
  const names = (node: Parameters<typeof childrenOf>[0]) => {
    const children = childrenOf(node, model, view);
    if (children.kind === 'unread') return children.what;
    return children.nodes.map((child) => `${child.kind} ${lineOf(child, facts).label}`);
  };
  return { model, nodes, view, names, asked, facts };
}

const small = reading(
  ['HR', 'SALES', 'SYS'],
  entries('SALES.ORDERS', 'SALES.LINES', 'HR.PAY'),
  readable(rows('TABLE|HR|OLD', 'SCHEMA|GONE', 'SCHEMA|SALES')),
);

describe('childrenOf', () => {
  it('connects a cluster first', () => {
    const { names, nodes } = tree({ status: { kind: 'disconnected' } });
    expect(names(nodes.cluster('east'))).toBe('Connecting to east…');
  });

  it('lists peers whose ids are no numbers, each by its own node', () => {
    const ids = ['west', 'south', '1/x', 'no-peers', 1];
    const peers = readable(ids.map((id) => peer({ id })));
    const { names, nodes, facts } = tree({ status: { kind: 'connected', overview: overview({ peers }) } });
    expect(names(nodes.peers('east'))).toEqual(ids.map((id) => `peer ${id} → west-zk:2181:/hbase`));
    nodes.note(nodes.peers('east'), 'no-peers');
    expect(new Set(nodes.of('east').map(({ id }) => id)).size).toBe(nodes.of('east').length);
    expect(nodes.of('east').filter(({ kind }) => kind === 'peer')).toHaveLength(ids.length);
    expect(tooltipOf(nodes.peer('east', 'west'), facts, at)).toContain('Its name is no number');
  });

  it('lists peers, or says why there are none', () => {
    const two = { kind: 'connected', overview: overview({ peers: readable([peer(), peer({ id: 2 })]) }) } as const;
    const withPeers = tree({ status: two });
    expect(withPeers.names(withPeers.nodes.peers('east'))).toEqual([
      'peer 1 → west-zk:2181:/hbase',
      'peer 2 → west-zk:2181:/hbase',
    ]);
    expect(listedUnder(withPeers.nodes.peers('east'), withPeers.model)).toEqual([1, 2]);
    const closed = tree({ status: { kind: 'connected', overview: overview({ peers: unreadable('no') }) } });
    expect(closed.names(closed.nodes.peers('east'))).toEqual(['note Peers cannot be read']);
    const old = overview({ peers: unreadable('It has no LIST_PEERS.'), procedures: procedures('ENABLE_PEER') });
    const unlisted = tree({ status: { kind: 'connected', overview: old } });
    expect(unlisted.names(unlisted.nodes.peers('east'))).toEqual(['note Peers cannot be listed']);
    const note = unlisted.nodes.note(unlisted.nodes.peers('east'), 'peers-unlisted');
    expect(lineOf(note, unlisted.facts).description).toBe(
      'It has no LIST_PEERS. The menu of Peers asks for a peer’s number.',
    );
    const none = tree();
    expect(none.names(none.nodes.peers('east'))).toEqual(['note No peers']);
  });

  it('lists schemas after the rows that belong nowhere, and rows to repair before tables', () => {
    const { names, nodes } = tree({ contents: small });
    expect(names(nodes.cluster('east'))).toEqual(['peers Peers', 'schemas Schemas']);
    expect(names(nodes.schemas('east'))).toEqual(['row GONE', 'schema HR', 'schema SALES']);
    expect(names(nodes.schema('east', 'HR'))).toEqual(['row OLD', 'table PAY']);
  });

  it('reads the contents first', () => {
    const { names, nodes } = tree();
    expect(names(nodes.schemas('east'))).toBe('Reading schemas and tables…');
  });

  it.each([
    ['ord', ['schema SALES'], ['table ORDERS']],
    ['hr', ['schema HR'], ['note No name matches the filter']],
    ['nothing', ['note No name matches the filter'], ['note No name matches the filter']],
  ])('filtered by %s', (filter, schemas, ofSales) => {
    const { names, nodes } = tree({ contents: small, filter });
    expect(names(nodes.schemas('east'))).toEqual(schemas);
    expect(names(nodes.schema('east', 'SALES'))).toEqual(ofSales);
  });

  it('draws a page of a long schema and the rest on demand', () => {
    const many = entries(...Array.from({ length: 1200 }, (_, number) => `BIG.T${String(number).padStart(4, '0')}`));
    const { names, nodes, view } = tree({ contents: reading(['BIG'], many, readable([])) });
    const big = nodes.schema('east', 'BIG');
    expect(names(big)).toHaveLength(pageSize + 1);
    expect(names(big).at(-1)).toBe('more Load more');
    view.pages.more(big.id);
    view.pages.more(big.id);
    expect(names(big)).toHaveLength(1200);
  });

  describe('of a catalogue too large to be read whole', () => {
    const large = reading(['A', 'B'], undefined, readable([]));

    it('reads a schema when it is opened', async () => {
      const { names, nodes, model, view, asked } = tree({ contents: large });
      const schema = nodes.schema('east', 'A');
      expect(names(schema)).toBe('Reading the tables of A…');
      const children = childrenOf(schema, model, view);
      if (children.kind === 'unread') await children.read(new AbortController().signal);
      expect(asked).toEqual(['A']);
      expect(names(schema)).toEqual(['table A', 'table B']);
    });

    it('asks the server for what the filter may find', async () => {
      const { names, nodes, model, view, asked, facts } = tree({
        contents: large,
        filter: 'ord',
        found: entries('B.ORDERS'),
      });
      const schemas = nodes.schemas('east');
      expect(names(schemas)).toBe('Searching for ord…');
      const children = childrenOf(schemas, model, view);
      if (children.kind === 'unread') await children.read(new AbortController().signal);
      expect(asked).toEqual(['ord']);
      expect(names(schemas)).toEqual(['schema B']);
      expect(names(nodes.schema('east', 'B'))).toHaveLength(1);
      expect(lineOf(nodes.schema('east', 'B'), facts).children).toBe('expanded');
      expect(lineOf(nodes.table('east', 'B', 'ORDERS'), facts).description).toBe('not replicated');
      expect(tooltipOf(nodes.table('east', 'B', 'ORDERS'), facts, at)).toContain('no row covers it');
    });

    it('leaves a schema closed whose own name the filter matches: its tables would have to be read', async () => {
      const { nodes, model, view, facts, asked } = tree({ contents: large, filter: 'a', found: entries('B.ALL') });
      const children = childrenOf(nodes.schemas('east'), model, view);
      if (children.kind === 'unread') await children.read(new AbortController().signal);
      expect(lineOf(nodes.schema('east', 'A'), facts).children).toBe('collapsed');
      expect(lineOf(nodes.schema('east', 'B'), facts).children).toBe('expanded');
      const ofA = childrenOf(nodes.schema('east', 'A'), model, view);
      if (ofA.kind === 'unread') await ofA.read(new AbortController().signal);
      expect(asked).toEqual(['a', 'A']);
      expect(lineOf(nodes.schema('east', 'A'), facts).children).toBe('expanded');
    });

    it('tells the same of a schema that was not read on its line and in its tooltip', () => {
      const rowsOfA = readable(rows('TABLE|A|ONE', 'TABLE|A|TWO'));
      const { nodes, facts } = tree({ contents: reading(['A', 'B'], undefined, rowsOfA) });
      expect(lineOf(nodes.schema('east', 'A'), facts).description).toBe('2 tables');
      expect(tooltipOf(nodes.schema('east', 'A'), facts, at)).toContain('Rows of their own cover 2 tables');
      expect(tooltipOf(nodes.schema('east', 'B'), facts, at)).toContain('no row covers it or any of its tables');
    });

    it('says that more may match than was looked for', async () => {
      const found = entries(...Array.from({ length: 500 }, (_, number) => `A.T${number}`));
      const { names, nodes, model, view } = tree({ contents: large, filter: 't', found });
      const schemas = nodes.schemas('east');
      const children = childrenOf(schemas, model, view);
      if (children.kind === 'unread') await children.read(new AbortController().signal);
      expect(names(schemas)).toEqual(['schema A', 'note Only the first 500 tables found are shown']);
    });
  });
});

describe('tooltipOf', () => {
  const { facts, nodes } = tree({ contents: small });

  it.each([
    [
      nodes.table('east', 'SALES', 'ORDERS'),
      [/Replicated because its schema is/, /`SCHEMA\|SALES`/, /DISABLE_TABLE_REPLICATION/],
    ],
    [
      nodes.table('east', 'HR', 'PAY'),
      [/Not replicated\\: no row covers it/, /ENABLE_TABLE_REPLICATION\('HR', 'PAY'\)/],
    ],
    [nodes.schema('east', 'SALES'), [/tables made later are covered too/, /DISABLE_SCHEMA_REPLICATION/]],
    [nodes.row(nodes.schema('east', 'HR'), 'stale TABLE|HR|OLD'), [/`TABLE\|HR\|OLD`/, /stale row/, /Repair row/]],
    [nodes.cluster('east'), [/\*\*east\*\* production/, /Active/, /east-zk:2181/, /ENABLE_DATABASE_REPLICATION/]],
  ])('%# tells reason, row and switch', (node, parts) => {
    const text = tooltipOf(node, facts, at);
    for (const part of parts) expect(text).toMatch(part);
  });

  it.each([
    nodes.cluster('east'),
    nodes.peers('east'),
    nodes.schemas('east'),
    nodes.schema('east', 'HR'),
    nodes.table('east', 'HR', 'PAY'),
    nodes.row(nodes.schema('east', 'HR'), 'stale TABLE|HR|OLD'),
  ])('tells when it was read: $kind', (node) => {
    expect(tooltipOf(node, facts, at)).toMatch(/_Read at .*10.*20.*30.*_$/);
  });

  it.each([
    [peer(), /\*\*Disable:\*\* `CALL SYSCS_UTIL.DISABLE_PEER\(1\)`.*logs pile up/s],
    [peer({ enabled: false }), /\*\*Enable:\*\* `CALL SYSCS_UTIL.ENABLE_PEER\(1\)`.*begin to flow/s],
  ])('tells what the switch of a peer would do: %o', (one, words) => {
    const withPeer = tree({ status: { kind: 'connected', overview: overview({ peers: readable([one]) }) } });
    expect(tooltipOf(withPeer.nodes.peer('east', 1), withPeer.facts, at)).toMatch(words);
  });

  it('says which procedure a switch would need that is not there', () => {
    const old = {
      kind: 'connected',
      overview: overview({ procedures: procedures('ENABLE_TABLE_REPLICATION') }),
    } as const;
    const { nodes: ofOld, facts: factsOfOld } = tree({ contents: small, status: old });
    const text = tooltipOf(ofOld.schema('east', 'HR'), factsOfOld, at);
    expect(text).toMatch(/has no ENABLE\\_SCHEMA\\_REPLICATION/);
    expect(text).not.toMatch(/CALL/);
  });

  it.each([
    [2, /hold 2 databases/],
    [1, undefined],
    [undefined, undefined],
  ])('tells of %s databases', (databases, words) => {
    const world = tree({ status: { kind: 'connected', overview: overview({ databases }) }, contents: small });
    const text = tooltipOf(world.nodes.cluster('east'), world.facts, at);
    if (words) expect(text).toMatch(words);
    else expect(text).not.toMatch(/databases\./);
  });

  it('says unknown, and offers no switch, where the rows cannot be read', () => {
    const blind = tree({ contents: { ...small, rows: unreadable('closed') } });
    const text = tooltipOf(blind.nodes.table('east', 'HR', 'PAY'), blind.facts, at);
    expect(text).toMatch(/Unknown/);
    expect(text).not.toMatch(/CALL/);
  });

  it('offers no switch on a replica', () => {
    const replica = { kind: 'connected', overview: overview({ role: readable('REPLICA') }) } as const;
    const passive = tree({ contents: small, status: replica });
    const text = tooltipOf(passive.nodes.table('east', 'SALES', 'ORDERS'), passive.facts, at);
    expect(text).toMatch(/This cluster is a replica/);
    expect(text).not.toMatch(/CALL/);
  });

  it('tells what went wrong, and what to do', () => {
    const broken = tree({ status: { kind: 'failed', failure: failure('refused', 'Nobody listens on 1527.') } });
    expect(tooltipOf(broken.nodes.cluster('east'), broken.facts, at)).toMatch(/Nobody listens on 1527/);
  });

  it('lets no name become Markdown', () => {
    const name = '[x](command:y) **b** `c` <i>';
    const odd = tree({
      contents: reading(['S'], [{ schemaName: 'S', tableName: name, tableType: 'T' }], readable([])),
    });
    const text = tooltipOf(odd.nodes.table('east', 'S', name), odd.facts, at);
    expect(text).not.toMatch(/(?<!\\)\[x/);
    expect(text).not.toMatch(/(?<!\\)<i/);
  });
});
