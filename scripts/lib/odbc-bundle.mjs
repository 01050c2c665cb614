// Bundles the child process that holds the ODBC driver, with the native module of the npm package `odbc` beside it.
import { spawnSync } from 'node:child_process';
import { access, copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const dist = path.join(root, 'dist');

/**
 * `odbc` asks node-pre-gyp, at run time, where its native module is. In the bundle the answer is: beside the script. Absent
 * modules stay outside, so that the child says what is missing when it is asked to connect.
 */
const nativeBeside = {
  name: 'native-module-beside-the-script',
  setup(build) {
    build.onResolve({ filter: /^@mapbox\/node-pre-gyp$/ }, () => ({ path: 'beside', namespace: 'beside' }));
    build.onLoad({ filter: /.*/, namespace: 'beside' }, () => ({
      contents: `exports.find = () => require('node:path').join(__dirname, 'odbc.node');`,
    }));
    build.onResolve({ filter: /^odbc$/ }, ({ path: name }) =>
      packageFolder() ? undefined : { path: name, external: true },
    );
  },
};

/** Writes `odbcChild.js` (CommonJS, Node 20 and newer) and returns its path. */
export async function buildOdbcChild({ minify = false, outdir = dist } = {}) {
  const outfile = path.join(outdir, 'odbcChild.js');
  await esbuild.build({
    entryPoints: [path.join(root, 'src/connection/odbc/child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify,
    keepNames: minify,
    sourcemap: minify ? false : 'inline',
    logLevel: 'warning',
    plugins: [nativeBeside],
  });
  return outfile;
}

/** Copies the native module as `odbc.node`, stripped where `strip` exists; returns its path, or undefined where there is none. */
export async function copyNative(outdir = dist) {
  const folder = packageFolder();
  const source = folder && path.join(folder, 'lib/bindings/napi-v8/odbc.node');
  if (!source || !(await exists(source))) {
    console.warn('odbc.node is not installed here: this build cannot connect over ODBC, everything else works.');
    return undefined;
  }
  await mkdir(outdir, { recursive: true });
  const target = path.join(outdir, 'odbc.node');
  await copyFile(source, target);
  if (process.platform === 'linux') spawnSync('strip', ['--strip-unneeded', target], { stdio: 'ignore' });
  return target;
}

function packageFolder() {
  try {
    return path.dirname(createRequire(path.join(root, 'package.json')).resolve('odbc/package.json'));
  } catch {
    return undefined;
  }
}

function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
