/** Finds what a table name means to a session. */
import { physicalOf, type FoundTable } from './catalog';
import type { Cluster } from './cluster';
import { noTablePrivilege, notUpdatable, systemTable, unknownSchema, unknownTable } from './serverError';
import { OWNER, type Session } from './session';
import type { Access, Scope } from './sql/scope';

/** Appended to the physical name of a view that shows a restricted user less. */
export const RESTRICTED_VIEW = ' of ';

const FILTERED_VIEWS: ReadonlySet<string> = new Set(['SYSSCHEMASVIEW', 'SYSTABLESVIEW', 'SYSROUTINEPERMSVIEW']);

export class SessionScope implements Scope {
  constructor(
    private readonly cluster: Cluster,
    private readonly session: Session,
  ) {}

  get user(): string {
    return this.session.user;
  }

  get schema(): string {
    return this.session.schema;
  }

  resolve(schema: string | undefined, name: string, access: Access): string {
    const table = this.find(schema, name);
    if (access !== 'SELECT') this.checkChange(table, access);
    return table.schema === 'SYSVW' && this.seesLess(table.name)
      ? physicalOf(table) + RESTRICTED_VIEW + this.user
      : physicalOf(table);
  }

  /** The table, synonyms followed. Throws when it does not exist, or its schema does not for this user. */
  find(schema: string | undefined, name: string): FoundTable {
    const { catalog, privileges } = this.cluster;
    const where = schema ?? this.session.schema;
    if (schema !== undefined && catalog.schemaId(schema) === undefined) throw unknownSchema(schema);
    if (this.cluster.isSystemSchema(where)) privileges.checkSelect(this.user, where);
    const table = catalog.table(where, name) ?? this.temporary(where, name);
    if (!table) throw unknownTable(schema === undefined ? name : `${schema}.${name}`);
    if (!privileges.maySelect(this.user, where)) throw noTablePrivilege(this.user, 'SELECT', where, name);
    const target = catalog.synonymTarget(table);
    return target ? this.find(target.schema, target.name) : table;
  }

  private temporary(schema: string, name: string): FoundTable | undefined {
    const own = new Set(this.session.temporaries);
    return this.cluster.catalog
      .tablesOf(schema)
      .find((table) => own.has(table.id) && table.name.replace(/_+1:[-0-9a-f]+$/, '') === name);
  }

  private checkChange(table: FoundTable, access: Access): void {
    const name = `${table.schema}.${table.name}`;
    if (table.type === 'S') throw systemTable(name);
    if (table.type === 'V') throw notUpdatable(name);
    if (this.user !== OWNER && table.schema !== this.user) {
      throw noTablePrivilege(this.user, access, table.schema, table.name);
    }
  }

  private seesLess(view: string): boolean {
    return FILTERED_VIEWS.has(view) && !this.cluster.privileges.maySelect(this.user, 'SYS');
  }
}
