// Apache Derby's jars: the relational server that Splice Machine grew from, for the tests' own servers.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cached, cacheFolder } from './cache.mjs';
import { onPath, run } from './process.mjs';

/** The last line that runs on Java 8 and later; its frames are recorded among the tests. */
export const DERBY_VERSION = '10.14.2.0';

/** The server, the tools, and Derby's own Java client, which benches compare with. */
const ARTIFACTS = ['derby', 'derbynet', 'derbytools', 'derbyclient'];

/** Where Debian's packages lay them, among others; a link beside each has the version in its name. */
const DEBIAN_JARS = '/usr/share/java';

const cacheEntry = `derby-${DERBY_VERSION}`;

export function hasJdk() {
  return ['java', 'javac', 'keytool'].every(onPath);
}

/** Whether the jars are on this machine. */
export function hasDerbyJars() {
  return hasDebianJars() || existsSync(path.join(cacheFolder(), cacheEntry, 'jars'));
}

/**
 * The folder of the jars, each called `<artifact>.jar`: Debian's where they are of this version, otherwise fetched by Maven the first time
 * on a machine.
 * @returns {Promise<string>}
 */
export async function derbyJars() {
  if (hasDebianJars()) return DEBIAN_JARS;
  const folder = await cached(cacheEntry, ARTIFACTS.join(' '), fetchJars);
  return path.join(folder, 'jars');
}

function hasDebianJars() {
  const files = ARTIFACTS.flatMap((name) => [`${name}.jar`, `${name}-${DERBY_VERSION}.jar`]);
  return files.every((file) => existsSync(path.join(DEBIAN_JARS, file)));
}

/** @param {string} folder */
async function fetchJars(folder) {
  const workshop = await mkdtemp(path.join(os.tmpdir(), 'derby-jars-'));
  const jars = path.join(folder, 'jars');
  try {
    await mkdir(jars);
    await writeFile(path.join(workshop, 'pom.xml'), pom());
    const options = [`-DoutputDirectory=${jars}`, '-Dmdep.stripVersion=true'];
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', ...options], { cwd: workshop });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function pom() {
  const dependencies = ARTIFACTS.map(
    (name) =>
      `<dependency><groupId>org.apache.derby</groupId><artifactId>${name}</artifactId><version>${DERBY_VERSION}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tests</groupId><artifactId>derby-jars</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies></project>
`;
}
