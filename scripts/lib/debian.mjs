// Debian packages that the tests need: installed where this runs as root on Debian, named elsewhere.
import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { hasDerbyJars, hasJdk } from './derby.mjs';
import { onPath, run } from './process.mjs';

/** What each package is there for. */
export const packages = {
  browser: ['chromium', 'fonts-dejavu-core'],
  compiler: ['g++', 'make', 'python3', 'pkg-config', 'libkrb5-dev'],
  odbc: ['unixodbc', 'unixodbc-dev', 'odbc-mariadb'],
  mariadb: ['mariadb-server'],
  derby: [...(hasJdk() ? [] : ['default-jdk-headless']), ...derbyPackages()],
};

/** Debian has the jars; Maven fetches them elsewhere, and where nobody may install packages. */
function derbyPackages() {
  if (hasDerbyJars()) return [];
  if (isDebian() && (isRoot() || !onPath('mvn'))) return ['libderby-java', 'derby-tools', 'libderbyclient-java'];
  return onPath('mvn') ? [] : ['maven'];
}

/**
 * Makes sure of Debian packages.
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} the ones that are missing still; empty where all is well
 */
export async function ensurePackages(names) {
  if (!isDebian()) return names.filter((name) => !standsIn(name));
  const missing = missingPackages(names);
  if (missing.length === 0) return [];
  if (!isRoot()) {
    console.log(
      `  Debian packages missing: ${missing.join(' ')}. Install them with: sudo apt-get install ${missing.join(' ')}`,
    );
    return missing;
  }
  console.log(`  installing Debian packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  await run('apt-get', ['update', '-q'], { env });
  await run(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...missing],
    { env },
  );
  return missingPackages(names);
}

function isRoot() {
  return process.getuid?.() === 0;
}

function isDebian() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {readonly string[]} names */
function missingPackages(names) {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/**
 * Off Debian: whether something with the package's purpose is on PATH.
 * @param {string} name
 */
function standsIn(name) {
  /** @type {Record<string, readonly string[]>} */
  const commands = {
    chromium: ['chromium', 'google-chrome', 'chromium-browser', 'chrome'],
    'g++': ['g++', 'clang++', 'cl'],
    make: ['make', 'nmake'],
    python3: ['python3', 'python'],
    'pkg-config': ['pkg-config'],
    unixodbc: ['odbcinst', 'odbcconf'],
    'unixodbc-dev': ['odbc_config', 'odbcconf'],
    'mariadb-server': ['mariadbd'],
    'default-jdk-headless': ['javac'],
    maven: ['mvn'],
  };
  return (commands[name] ?? []).some(onPath) || /^(fonts-|lib)/.test(name);
}
