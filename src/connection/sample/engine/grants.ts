/** GRANT and REVOKE of what replication needs: EXECUTE on procedures, SELECT on a schema. */
import { findProcedure, formFor } from '../../../splice/procedures';
import type { Cluster } from './cluster';
import type { StatementReply } from './reply';
import { notInSample, ServerError, unknownRoutine, unknownSchema } from './serverError';
import { OWNER, type Session } from './session';
import { Cursor, type QualifiedName } from './sql/cursor';
import { nameIn, type Piece } from './sql/pieces';

interface Grant {
  readonly granted: boolean;
  readonly kind: 'PROCEDURE' | 'SCHEMA';
  readonly object: QualifiedName;
  readonly users: readonly string[];
}

export function runGrant(
  { cluster, session }: { readonly cluster: Cluster; readonly session: Session },
  text: string,
  pieces: readonly Piece[],
): StatementReply {
  const grant = new GrantParser(text, pieces).parse();
  const name = grant.object.name;
  if (session.user !== OWNER) {
    throw new ServerError('42506', `User '${session.user}' is not the owner of ${grant.kind} '${name}'.`);
  }
  cluster.checkWritable();
  if (grant.kind === 'SCHEMA') setSelect(cluster, name, grant);
  else setExecute(cluster, grant);
  return { rowsAffected: 0 };
}

function setSelect(cluster: Cluster, schema: string, { users, granted }: Grant): void {
  if (cluster.catalog.schemaId(schema) === undefined) throw unknownSchema(schema);
  for (const user of users) cluster.privileges.setSelect(user, schema, granted);
}

function setExecute({ catalog, release }: Cluster, { object: { schema, name }, users, granted }: Grant): void {
  const description = schema === 'SYSCS_UTIL' ? findProcedure(name) : undefined;
  if (!description || !formFor(description, release)) {
    throw unknownRoutine(schema === undefined ? name : `${schema}.${name}`);
  }
  for (const user of users) {
    if (granted) catalog.grant(description.name, user, OWNER);
    else catalog.revoke(description.name, user);
  }
}

class GrantParser extends Cursor {
  parse(): Grant {
    const verb = this.take().upper;
    const privilege = this.take().upper;
    this.skipAll('ON');
    const kind = this.take().upper;
    const fits = (privilege === 'EXECUTE' && kind === 'PROCEDURE') || (privilege === 'SELECT' && kind === 'SCHEMA');
    if (!fits) throw notInSample(`${verb} ${privilege} ON ${kind}`);
    const object = this.qualifiedName();
    this.skipAll(verb === 'GRANT' ? 'TO' : 'FROM');
    const users: string[] = [];
    do users.push(nameIn(this.takeName()));
    while (this.skip(','));
    this.skip('RESTRICT');
    if (this.here) throw this.unexpected();
    return { granted: verb === 'GRANT', kind: kind === 'SCHEMA' ? 'SCHEMA' : 'PROCEDURE', object, users };
  }
}
