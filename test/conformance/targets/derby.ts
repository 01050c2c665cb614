/** Derby in Splice's clothes, by the extension's own DRDA client. */
import type { Connection } from '../../../src/connection/connection';
import { DrdaConnector } from '../../../src/connection/drda/connector';
import { startDerbyLab, type DerbyLab } from '../../labs/derby/lab';
import { DEFAULT_RELEASE, type LabRelease } from '../../labs/mariadb/releases';
import type { EndlessQuery, TableName, Target, TargetKind, TargetState, WrongLogIn } from '../target';

export const derbyDrda: TargetKind = {
  name: 'derby-drda',
  differences: [
    {
      reason: 'Derby has its own state and words for a database that is not there.',
      expected: /^42Y18! /,
      actual: /^XJ004! Database 'otherdb' not found\.$/,
    },
    {
      reason: 'Derby converts no literal from text to number or back: it compares the types alone.',
      expected: /^(22018! Invalid character string format|42846! Cannot convert types 'INTEGER')/,
      actual: /^42821! Columns of type '(SMALLINT|VARCHAR)' cannot hold values of type '(CHAR|INTEGER)'\.$/,
    },
    {
      reason: 'The lab makes SYSREPLICATION as a table like any other: the procedures have to write to it by SQL.',
      expected: /^42Y25! 'SYS\.SYSREPLICATION' is a system table\./,
      actual: /^no result set$/,
      inState: true,
    },
    {
      reason: 'Derby gives no token to cancel by: the line is ended, and nobody says anything.',
      expected: /^57014! /,
      actual: /^no word; the line is gone$/,
    },
  ],
  start: async () => new DerbyTarget(await startDerbyLab()),
};

class DerbyTarget implements Target {
  private readonly connections = new Map<string, Promise<Connection>>();
  private release: LabRelease = DEFAULT_RELEASE;

  constructor(private readonly lab: DerbyLab) {}

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

  async reset({ rows, role, progress, ...others }: TargetState): Promise<void> {
    const keepsRows = this.release !== '2.8.0.2024';
    await this.lab.active.reset({
      ...others,
      ...(role !== undefined && { role }),
      ...(progress !== undefined && { progress }),
      ...(keepsRows && { rows }),
    });
  }

  rows() {
    return this.release === '2.8.0.2024' ? Promise.resolve([]) : this.lab.active.rows();
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
  }

  logIn(wrong: WrongLogIn): Promise<Connection> {
    const { active, owner } = this.lab;
    const target =
      wrong === 'unknown-user'
        ? active.target({ user: 'nobody', password: 'nothing' })
        : { ...active.target(owner), database: 'otherdb' };
    return new DrdaConnector(target).open({ deadlineMs: 10_000 });
  }

  async endless(): Promise<EndlessQuery> {
    const many = Array.from({ length: 6 }, (_, index) => `SYS.SYSCOLUMNS c${index}`).join(', ');
    return {
      sql: `SELECT COUNT(*) FROM ${many} WHERE c0.COLUMNNAME < c5.COLUMNNAME`,
      connection: await this.open('owner'),
      whenRunning: () => Promise.resolve(),
    };
  }

  private open(user: 'owner' | 'restricted'): Promise<Connection> {
    return new DrdaConnector(this.lab.active.target(this.lab[user])).open({ deadlineMs: 10_000 });
  }
}
