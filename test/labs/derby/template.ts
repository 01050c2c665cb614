/** What a server starts with, made once per machine and user: the lab's compiled classes, and a database in Splice's clothes. */
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../../scripts/lib/cache.mjs';
import { DERBY_VERSION, derbyJars } from '../../../scripts/lib/derby.mjs';
import { root } from '../../../scripts/lib/root.mjs';
import { DEFAULT_RELEASE } from '../mariadb/releases';
import { ControlLine } from './controlLine';
import { MESSAGE_FILES, writeMessages } from './messages';
import { releaseFields } from './procedures';
import { DerbyServer } from './server';
import { labOptions } from './settings';

const SOURCES = path.join(root, 'test/labs/derby/java/splicelab');

export interface DerbyTemplate {
  /** Derby's folder with the database in it. */
  readonly home: string;
  readonly classes: string;
}

export async function derbyTemplate(): Promise<DerbyTemplate> {
  const files = (await readdir(SOURCES)).sort().map((name) => path.join(SOURCES, name));
  const hash = createHash('sha256').update(
    JSON.stringify([DERBY_VERSION, MESSAGE_FILES, releaseFields(DEFAULT_RELEASE)]),
  );
  for (const file of files) hash.update(await readFile(file));
  const folder = await cached('derby-lab', hash.digest('hex'), (empty) => install(empty, files));
  return inFolder(folder);
}

function inFolder(folder: string): DerbyTemplate {
  return {
    home: path.join(folder, 'home'),
    classes: path.join(folder, 'classes'),
  };
}

async function install(folder: string, files: readonly string[]): Promise<void> {
  const template = inFolder(folder);
  await compile(template.classes, files);
  await writeMessages(template.classes);
  const server = await DerbyServer.start(labOptions(template));
  try {
    if (!server.process) throw new Error('the server ended');
    const line = new ControlLine(server.process);
    await line.send('release', ...releaseFields(DEFAULT_RELEASE));
    await line.send('shutdown');
    await mkdir(template.home);
    for (const part of ['splicedb', 'outside.properties']) {
      await cp(path.join(server.folder, part), path.join(template.home, part), { recursive: true });
    }
  } finally {
    await server.stop();
  }
}

async function compile(classes: string, files: readonly string[]): Promise<void> {
  const jars = await derbyJars();
  const classpath = ['derby.jar', 'derbynet.jar'].map((jar) => path.join(jars, jar)).join(path.delimiter);
  await promisify(execFile)('javac', [
    '--release',
    '17',
    '-Xlint:all,-path',
    '-Werror',
    '-d',
    classes,
    '-cp',
    classpath,
    ...files,
  ]);
}
