/** What users other than the owner may do, as far as replication asks: EXECUTE on procedures and SELECT on schemas. */
import type { Catalog } from './catalog';
import { noExecute, unknownSchema } from './serverError';
import { OWNER } from './session';

/** Everyone may read these. */
const OPEN_SCHEMAS: ReadonlySet<string> = new Set(['SYSVW', 'SYSIBM']);

export class Privileges {
  private readonly readers = new Set<string>();

  /** EXECUTE is kept in the catalogue, which a restore replaces: it is asked for each time. */
  constructor(private readonly catalog: () => Catalog) {}

  setSelect(user: string, schema: string, granted: boolean): void {
    if (granted) this.readers.add(`${user} ${schema}`);
    else this.readers.delete(`${user} ${schema}`);
  }

  maySelect(user: string, schema: string): boolean {
    return user === OWNER || schema === user || OPEN_SCHEMAS.has(schema) || this.readers.has(`${user} ${schema}`);
  }

  /** A schema closed to a user does not exist for them. */
  checkSelect(user: string, schema: string): void {
    if (!this.maySelect(user, schema)) throw unknownSchema(schema);
  }

  checkExecute(user: string, procedure: string): void {
    if (user !== OWNER && !this.catalog().isGranted(procedure, user)) throw noExecute(user, procedure);
  }
}
