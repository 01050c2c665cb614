/** How the lab's servers are started: users, rights, and what makes them quick. */
import { OWNER, RESTRICTED } from '../mariadb/sql/installation';
import type { Keys } from './plain/keys';
import type { DerbyOptions } from './server';
import type { DerbyTemplate } from './template';

export const DATABASE = 'splicedb';

const USERS = Object.fromEntries([OWNER, RESTRICTED].map(({ user, password }) => [`derby.user.${user}`, password]));

/** With `tls` the server speaks it alone; `fromTemplate` gives it the finished database. */
export function labOptions(
  template: DerbyTemplate,
  { tls, fromTemplate = false }: { readonly tls?: Keys; readonly fromTemplate?: boolean } = {},
): DerbyOptions {
  return {
    mainClass: 'splicelab.Lab',
    classpath: [template.classes],
    // The client compiler alone and small memory: the servers live for a minute.
    machine: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Duser.language=en', '-Duser.country=US'],
    properties: {
      ...USERS,
      'derby.connection.requireAuthentication': 'true',
      'derby.authentication.provider': 'BUILTIN',
      'derby.database.sqlAuthorization': 'true',
      'derby.language.logStatementText': 'false',
      // Nothing has to outlive a fall of the machine.
      'derby.system.durability': 'test',
      ...tls?.serverProperties,
    },
    arguments: tls ? ['-ssl', 'basic'] : [],
    ...(fromTemplate && { template: template.home }),
  };
}
