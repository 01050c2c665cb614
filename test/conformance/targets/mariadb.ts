/** MariaDB in Splice's clothes, through the real driver in its child process. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildOdbcChild, copyNative } from '../../../scripts/lib/odbc-bundle.mjs';
import type { Connection } from '../../../src/connection/connection';
import { OdbcConnector } from '../../../src/connection/odbc/connection';
import { odbcTarget } from '../../../src/connection/odbc/connectionString';
import { eventually } from '../../support/eventually';
import { startMariaDbLab, type MariaDbLab } from '../../labs/mariadb/lab';
import { DEFAULT_RELEASE, type LabRelease } from '../../labs/mariadb/releases';
import type { EndlessQuery, TableName, Target, TargetKind, TargetState, WrongLogIn } from '../target';

export const mariadbOdbc: TargetKind = {
  name: 'mariadb-odbc',
  differences: [
    {
      reason: 'MariaDB has its own state for a procedure that is not there and for a wrong number of arguments.',
      expected: /^42Y03! /,
      actual: /^42000! (PROCEDURE \S+ does not exist|Incorrect number of arguments for PROCEDURE )/,
    },
    {
      reason: 'MariaDB has its own state and words for a user that it does not know.',
      expected: /^08004! /,
      actual: /^28000! Access denied for user 'nobody'@/,
    },
    {
      reason: 'What is kept of a cluster over ODBC names no database.',
      expected: /^42Y18! /,
      actual: /^let in$/,
    },
    {
      reason: 'To MariaDB, as the lab sets it up, small letters in the name of a schema are the same as capitals.',
      expected: /^42Y07! Schema 'syscs_util' does not exist$/,
      actual: /^1 \S+ true true$/,
    },
    {
      reason: 'MariaDB itself keeps the range of SMALLINT.',
      expected: /^22003! /,
      actual: /^22003! Out of range value for column 'in_peerId'/,
    },
    {
      reason: 'MariaDB converts text to numbers itself.',
      expected: /^22018! /,
      actual: /^22007! Incorrect integer value: '(abc|yes)' /,
    },
    {
      reason: 'MariaDB has no BOOLEAN of its own, hence no words for it.',
      expected: /^Success: Added .* as peer 1$/,
      actual: /^22007! Incorrect integer value: 'true' /,
      inState: true,
    },
    {
      reason: 'MariaDB itself keeps the length of a parameter.',
      expected: /^22001! /,
      actual: /^22001! Data too long for column 'in_role'/,
    },
    {
      reason: 'To a user without access MariaDB refuses a table; on Splice the whole schema is not there.',
      expected: /^42Y07! Schema 'SYS' does not exist$/,
      actual: /^42000! SELECT command denied to user 'joe'@.* for table /,
    },
    {
      reason: 'To MariaDB a procedure is not there, whether its schema is or not.',
      expected: /^42Y07! Schema 'NOSCHEMA' does not exist$/,
      actual: /^42000! PROCEDURE noschema\.LIST_PEERS does not exist$/,
    },
    {
      reason: 'MariaDB calls procedures without parentheses too.',
      expected: /42X01! Syntax error/,
      actual: /^1 \S+ true true$/,
    },
    {
      reason: 'MariaDB has its own words for names that are no columns; curly quotes are letters of a name to it.',
      expected: /(42X02! Lexical error|42X15! Column name)/,
      actual: /^42S22! Unknown column '(S|‘S’)' in 'CALL'$/,
    },
    {
      reason: 'MariaDB converts numbers to text, and takes them for BOOLEAN.',
      expected: /^42(846! Cannot convert types 'INTEGER'|821! Columns of type 'BOOLEAN')/,
      actual: /^(Success: Enabled replication for schema 1|Error: Cannot connect to 'k')$/,
      inState: true,
    },
    {
      reason: 'The lab makes SYSREPLICATION as a table like any other: the procedures have to write to it by SQL.',
      expected: /^42Y25! 'SYS\.SYSREPLICATION' is a system table\./,
      actual: /^no result set$/,
      inState: true,
    },
    {
      reason:
        'MariaDB’s driver has a state and words of its own for what was cancelled; over ODBC a deadline is kept by a cancel.',
      expected: /^(57014! Processing was cancelled|XCL52! The statement has been cancelled or timed out)/,
      actual: /^HY018! Query execution was interrupted; the line stays$/,
    },
  ],
  start: async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'odbc-child-'));
    const childScript = await buildOdbcChild({ outdir: folder });
    await copyNative(folder);
    return new MariaDbTarget(await startMariaDbLab(), folder, childScript);
  },
};

class MariaDbTarget implements Target {
  private readonly connections = new Map<string, Promise<Connection>>();
  private release: LabRelease = DEFAULT_RELEASE;

  constructor(
    private readonly lab: MariaDbLab,
    private readonly folder: string,
    private readonly childScript: string,
  ) {}

  get ownKey(): string {
    return this.lab.active.clusterKey;
  }

  get otherKey(): string {
    return this.lab.passive.clusterKey;
  }

  get otherAddress(): string {
    return this.lab.passive.address;
  }

  connection(user: 'owner' | 'restricted'): Promise<Connection> {
    const found = this.connections.get(user) ?? this.open(user);
    this.connections.set(user, found);
    return found;
  }

  async setRelease(release: LabRelease): Promise<void> {
    await this.lab.active.setRelease(release);
    this.release = release;
  }

  async reset({ rows, ...state }: TargetState): Promise<void> {
    const { role, progress, ...others } = state;
    await this.lab.active.reset({
      ...others,
      ...(role !== undefined && { role }),
      ...(progress !== undefined && { progress }),
      ...(this.release !== '2.8.0.2024' && { rows }),
    });
  }

  rows() {
    return this.lab.active.rows();
  }

  peers() {
    return this.lab.active.peers();
  }

  switchedOn(): Promise<readonly TableName[]> {
    return this.lab.active.switchedOn();
  }

  async close(): Promise<void> {
    for (const opened of await Promise.allSettled(this.connections.values())) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
    await this.lab.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }

  logIn(wrong: WrongLogIn): Promise<Connection> {
    const user = wrong === 'unknown-user' ? { user: 'nobody', password: 'nothing' } : this.lab.owner;
    const target = odbcTarget(this.lab.settings('active'), user);
    return new OdbcConnector({ target, childScript: this.childScript }).open({ deadlineMs: 10_000 });
  }

  async endless(): Promise<EndlessQuery> {
    const { active } = this.lab;
    return {
      sql: 'SELECT SLEEP(600) FROM SYS.SYSSCHEMAS s',
      connection: await this.open('owner'),
      whenRunning: async () => {
        await eventually(
          async () => (await active.runningCalls()) > 0,
          () => 'the query does not run',
        );
      },
    };
  }

  private open(user: 'owner' | 'restricted'): Promise<Connection> {
    const target = odbcTarget(this.lab.settings('active'), this.lab[user]);
    return new OdbcConnector({ target, childScript: this.childScript }).open({ deadlineMs: 10_000 });
  }
}
