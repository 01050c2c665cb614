/** GRANT and REVOKE of what replication needs: EXECUTE on procedures, SELECT on a schema. */
import type { Cluster } from './cluster';
import type { StatementReply } from './reply';
import { notInSample, ServerError, unknownRoutine, unknownSchema } from './serverError';
import { OWNER, type Session } from './session';
import { Cursor } from './sql/cursor';
import { nameIn, type Piece } from './sql/pieces';
import { findProcedure, formFor } from '../../../splice/procedures';

export function runGrant(
  { cluster, session }: { readonly cluster: Cluster; readonly session: Session },
  text: string,
  pieces: readonly Piece[],
): StatementReply {
  const { verb, privilege, object, users } = new GrantParser(text, pieces).parse();
  if (session.user !== OWNER) {
    throw new ServerError('42506', `User '${session.user}' is not the owner of ${object.kind} '${object.name}'.`);
  }
  cluster.checkWritable();
  check(cluster, object);
  for (const user of users) cluster.privileges[verb](privilege, `${object.kind} ${object.name}`, user);
  return { rowsAffected: 0 };
}

interface Grant {
  readonly verb: 'grant' | 'revoke';
  readonly privilege: string;
  readonly object: { readonly kind: 'PROCEDURE' | 'SCHEMA'; readonly name: string };
  readonly users: readonly string[];
}

function check(cluster: Cluster, { kind, name }: Grant['object']): void {
  if (kind === 'SCHEMA') {
    if (cluster.catalog.schemaId(name) === undefined) throw unknownSchema(name);
    return;
  }
  const procedure = /^SYSCS_UTIL\.(.*)$/.exec(name)?.[1];
  const description = procedure === undefined ? undefined : findProcedure(procedure);
  if (!description || !formFor(description, cluster.release)) throw unknownRoutine(name);
}

class GrantParser extends Cursor {
  parse(): Grant {
    const verb = this.take().upper === 'GRANT' ? 'grant' : 'revoke';
    const privilege = this.take().upper;
    this.skipAll('ON');
    const kind = this.take().upper;
    const fits = (privilege === 'EXECUTE' && kind === 'PROCEDURE') || (privilege === 'SELECT' && kind === 'SCHEMA');
    if (!fits) throw notInSample(`${verb.toUpperCase()} ${privilege} ON ${kind}`);
    const { schema, name } = this.qualifiedName();
    this.skipAll(verb === 'grant' ? 'TO' : 'FROM');
    const users: string[] = [];
    do users.push(nameIn(this.takeName()));
    while (this.skip(','));
    this.skip('RESTRICT');
    if (this.here) throw this.unexpected();
    const fullName = schema === undefined ? name : `${schema}.${name}`;
    return { verb, privilege, object: { kind: kind === 'SCHEMA' ? 'SCHEMA' : 'PROCEDURE', name: fullName }, users };
  }
}
