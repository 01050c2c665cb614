// Installs a real VS Code, its server and web workbench, from npm into the cache.
import { access, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cached } from './cache.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { npm } from './npm.mjs';

/**
 * The VS Code versions that the tests run on. `fromGit` names the dependency which this release takes from a git repository
 * and the published version that stands in for it.
 */
export const versions = {
  newest: { package: '4.139.1', vscode: '1.139.1', node: '24', fromGit: {} },
  oldest: { package: '4.105.1', vscode: '1.105.1', node: '22', fromGit: { '@parcel/watcher': '2.5.6' } },
};

/** @typedef {keyof typeof versions} Version */

/** The server cannot start without these; every other native module only serves the package's own wrapper. */
const natives = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];

/**
 * @param {Version} which
 * @returns {Promise<{ node: string, folder: string, version: string }>} the Node to run, the folder with `out/server-main.js`, VS Code's version
 */
export async function installVscode(which) {
  const wanted = versions[which];
  const node = await nodeRuntime(wanted.node);
  const root = await cached(`vscode-${wanted.vscode}`, JSON.stringify(wanted), async (fresh) => {
    const started = Date.now();
    console.log(`  installing VS Code ${wanted.vscode} (about a minute, 300 to 600 MB, once)`);
    await writeFile(path.join(fresh, 'package.json'), '{"private":true}');
    await npm(['install', `code-server@${wanted.package}`, '--ignore-scripts'], { cwd: fresh, node });
    const folder = serverFolder(fresh);
    await editManifest(folder, wanted.fromGit);
    if (Object.keys(wanted.fromGit).length > 0) await forgetGitPackages(folder);
    console.log('  installing its dependencies');
    await npm(['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], { cwd: folder, node });
    const present = natives.filter((name) => existsSync(path.join(folder, 'node_modules', name)));
    console.log(`  compiling ${present.join(', ')}`);
    await npm(['rebuild', ...present, '--foreground-scripts'], { cwd: folder, node });
    await access(path.join(folder, 'node_modules/@vscode/spdlog/build/Release/spdlog.node'));
    console.log(`  VS Code ${wanted.vscode} installed in ${Math.round((Date.now() - started) / 1000)} s`);
  });
  return { node: node.bin, folder: serverFolder(root), version: wanted.vscode };
}

/** @param {string} root */
function serverFolder(root) {
  return path.join(root, 'node_modules/code-server/lib/vscode');
}

/**
 * Puts published versions in the place of git dependencies, and lets the native modules compile: npm 12 and newer run only named packages' scripts.
 * @param {string} folder
 * @param {Record<string, string>} replaced
 */
async function editManifest(folder, replaced) {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  Object.assign(manifest.dependencies, replaced);
  manifest.allowScripts = Object.fromEntries(natives.map((name) => [name, true]));
  await writeFile(file, JSON.stringify(manifest, null, 2));
}

/**
 * Takes packages resolved from git out of the shrinkwrap, with its own list of dependencies, so that npm resolves them anew.
 * @param {string} folder
 */
async function forgetGitPackages(folder) {
  const file = path.join(folder, 'npm-shrinkwrap.json');
  const shrinkwrap = JSON.parse(await readFile(file, 'utf8'));
  shrinkwrap.packages = Object.fromEntries(
    Object.entries(shrinkwrap.packages).filter(([, entry]) => !String(entry.resolved ?? '').startsWith('git')),
  );
  delete shrinkwrap.packages[''].dependencies;
  delete shrinkwrap.dependencies;
  await writeFile(file, JSON.stringify(shrinkwrap, null, 2));
}
