/** What users other than the owner may do, as far as replication asks: EXECUTE on procedures and SELECT on SYS. */
import { noExecute, unknownSchema } from './serverError';
import { OWNER } from './session';

/** Everyone may read these. */
const OPEN_SCHEMAS: ReadonlySet<string> = new Set(['SYSVW', 'SYSIBM']);

export class Privileges {
  private readonly granted = new Set<string>();

  /** `object` is `PROCEDURE SYSCS_UTIL.LIST_PEERS` or `SCHEMA SYS`. */
  grant(privilege: string, object: string, user: string): void {
    this.granted.add(`${user} ${privilege} ${object}`);
  }

  revoke(privilege: string, object: string, user: string): void {
    this.granted.delete(`${user} ${privilege} ${object}`);
  }

  has(user: string, privilege: string, object: string): boolean {
    return user === OWNER || this.granted.has(`${user} ${privilege} ${object}`);
  }

  maySelect(user: string, schema: string): boolean {
    return OPEN_SCHEMAS.has(schema) || schema === user || this.has(user, 'SELECT', `SCHEMA ${schema}`);
  }

  /** A schema closed to a user does not exist for them. */
  checkSelect(user: string, schema: string): void {
    if (!this.maySelect(user, schema)) throw unknownSchema(schema);
  }

  checkExecute(user: string, procedure: string): void {
    if (!this.has(user, 'EXECUTE', `PROCEDURE SYSCS_UTIL.${procedure}`)) throw noExecute(user, procedure);
  }
}
