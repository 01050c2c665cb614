/** The action that switches a node. */
import type { ScopeAction } from '../../splice/replication/model';

export type Way = 'enable' | 'disable';
export type Level = 'database' | 'schema' | 'table';

/** As much of a tree node as names what is switched. */
export type Switchable =
  | { readonly kind: 'cluster' }
  | { readonly kind: 'schema'; readonly schemaName: string }
  | { readonly kind: 'table'; readonly schemaName: string; readonly tableName: string };

export function switchActionOf(way: Way, node: Switchable): ScopeAction {
  switch (node.kind) {
    case 'cluster':
      return { kind: `${way}-database` };
    case 'schema':
      return { kind: `${way}-schema`, schemaName: node.schemaName };
    case 'table':
      return { kind: `${way}-table`, schemaName: node.schemaName, tableName: node.tableName };
  }
}

const order = { database: 0, schema: 1, table: 2 } as const;

/** What a broader action covers already is then left out of the plan as needing no change. */
export function broadestFirst(actions: readonly ScopeAction[]): ScopeAction[] {
  const breadth = ({ kind }: ScopeAction) => order[kind.slice(kind.indexOf('-') + 1) as Level];
  return [...actions].sort((a, b) => breadth(a) - breadth(b));
}
