/** A Derby server as it comes, with a database and some routines of the tests: what the DRDA client is tried on. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../../../scripts/lib/cache.mjs';
import { root } from '../../../../scripts/lib/root.mjs';
import type { SqlParameter } from '../../../../src/connection/connection';
import { DrdaConnector } from '../../../../src/connection/drda/connector';
import type { DrdaTarget } from '../../../../src/connection/drda/target';
import { DerbyServer } from '../server';
import { derbyKeys } from './keys';

const ROUTINES = path.join(root, 'test/labs/derby/plain/Routines.java');
/** Rows of the table MANY. */
export const MANY = 20_000;

const routines = [
  `CREATE PROCEDURE SLOW(IN MS INT) PARAMETER STYLE JAVA LANGUAGE JAVA READS SQL DATA
   DYNAMIC RESULT SETS 1 EXTERNAL NAME 'Routines.slow'`,
  `CREATE PROCEDURE OUTCOME(IN LABEL VARCHAR(40), IN TEXT VARCHAR(200)) PARAMETER STYLE JAVA LANGUAGE JAVA READS SQL DATA
   DYNAMIC RESULT SETS 1 EXTERNAL NAME 'Routines.outcome'`,
  `CREATE PROCEDURE SEVERAL() PARAMETER STYLE JAVA LANGUAGE JAVA READS SQL DATA
   DYNAMIC RESULT SETS 3 EXTERNAL NAME 'Routines.several'`,
  `CREATE PROCEDURE UNSORTED() PARAMETER STYLE JAVA LANGUAGE JAVA READS SQL DATA
   DYNAMIC RESULT SETS 1 EXTERNAL NAME 'Routines.unsorted'`,
  `CREATE PROCEDURE CHANGE_AND_FAIL() PARAMETER STYLE JAVA LANGUAGE JAVA MODIFIES SQL DATA
   EXTERNAL NAME 'Routines.changeAndFail'`,
  `CREATE FUNCTION SLEEP(MS INT) RETURNS INT PARAMETER STYLE JAVA LANGUAGE JAVA NO SQL EXTERNAL NAME 'Routines.sleep'`,
];

export interface PlainDerbyOptions {
  /** `peer` wants a certificate of the client's. */
  readonly tls?: 'basic' | 'peer';
}

export interface PlainDerby {
  readonly server: DerbyServer;
  /** Without TLS, whatever the server speaks. */
  readonly target: DrdaTarget;
  stop(): Promise<void>;
}

/** User `splice` with the password `admin`. Takes two seconds. */
export async function startPlainDerby({ tls }: PlainDerbyOptions = {}): Promise<PlainDerby> {
  const keys = await derbyKeys();
  const server = await DerbyServer.start({
    classpath: [await compiledRoutines()],
    properties: {
      'derby.connection.requireAuthentication': 'true',
      'derby.authentication.provider': 'BUILTIN',
      'derby.user.splice': 'admin',
      ...(tls && keys.serverProperties),
    },
    ...(tls && { arguments: ['-ssl', tls === 'basic' ? 'basic' : 'peerAuthentication'] }),
  });
  const address = { host: '127.0.0.1', port: server.port };
  return {
    server,
    target: { ...address, database: 'splicedb', user: 'splice', password: 'admin' },
    stop: () => server.stop(),
  };
}

/** Makes the database with its routines and the table MANY. */
export async function fillPlainDerby({ target }: PlainDerby): Promise<void> {
  const connection = await new DrdaConnector({ ...target, database: 'splicedb;create=true' }).open();
  const run = (sql: string, parameters: readonly SqlParameter[] = []) => connection.execute(sql, { parameters });
  try {
    for (const sql of routines) await run(sql);
    await run('CREATE TABLE MANY(N INT PRIMARY KEY, T VARCHAR(100))');
    await run("INSERT INTO MANY VALUES (0, 'row 0')");
    for (let rows = 1; rows < MANY; rows *= 2) {
      await run(
        `INSERT INTO MANY SELECT N + ${rows}, 'row ' || TRIM(CHAR(N + ${rows})) FROM MANY WHERE N + ${rows} < ${MANY}`,
      );
    }
  } finally {
    await connection.close();
  }
}

/** The folder of the class. */
async function compiledRoutines(): Promise<string> {
  return cached('derby-routines', await readFile(ROUTINES, 'utf8'), async (folder) => {
    await promisify(execFile)('javac', ['--release', '8', '-Xlint:-options', '-d', folder, ROUTINES]);
  });
}
