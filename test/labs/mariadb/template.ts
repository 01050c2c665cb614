/** The data a server starts with, made once per machine and user: an empty MariaDB in which Splice's catalogue was laid. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { cached } from '../../../scripts/lib/cache.mjs';
import { COMMON_SETTINGS, MariaDbServer } from './server';
import { DEFAULT_RELEASE } from './releases';
import { installation } from './sql/installation';

/** Folder of the data; several processes may ask at once. */
export async function dataTemplate(): Promise<string> {
  const { stdout: version } = await promisify(execFile)('mariadbd', ['--version']);
  const statements = installation(DEFAULT_RELEASE);
  const recipe = createHash('sha256')
    .update(JSON.stringify([version, COMMON_SETTINGS, statements]))
    .digest('hex');
  const folder = await cached('mariadb-lab', recipe, (empty) => install(empty, statements));
  return path.join(folder, 'data');
}

/** Works in a temporary folder, for a socket's path must be short. */
async function install(folder: string, statements: readonly string[]): Promise<void> {
  const workshop = await mkdtemp(path.join(os.tmpdir(), 'lab-'));
  try {
    const bare = path.join(workshop, 'bare');
    await promisify(execFile)('mariadb-install-db', [
      '--no-defaults',
      `--datadir=${bare}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...COMMON_SETTINGS.map((setting) => `--${setting}`),
    ]);
    const server = await MariaDbServer.start(workshop, bare);
    await server.client.run(statements).finally(() => server.stop());
    await cp(path.join(workshop, 'data'), path.join(folder, 'data'), { recursive: true });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
