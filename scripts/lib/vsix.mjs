// Packs the extension for this platform.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './process.mjs';
import { root } from './root.mjs';

/** The platform in the marketplace's words, such as `linux-x64`. */
export function target() {
  const arch = process.arch === 'arm' ? 'armhf' : process.arch;
  return `${process.platform}-${arch}`;
}

/** Builds dist/, minified unless told. */
export async function buildExtension({ minify = true } = {}) {
  await run(process.execPath, ['scripts/build.mjs', ...(minify ? ['--minify'] : [])], { cwd: root });
}

/**
 * Packs an extension as it stands in its folder.
 * @param {string} [folder] where to, the project's folder unless told
 * @param {string} [extension] the extension's folder, this project unless told
 * @returns {Promise<{ file: string, bytes: number }>}
 */
export async function packVsix(folder = root, extension = root) {
  const { createVSIX } = await import('@vscode/vsce');
  const { name, version } = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8'));
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}-${target()}-${version}.vsix`);
  await createVSIX({
    cwd: extension,
    packagePath: file,
    target: target(),
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    rewriteRelativeLinks: false,
    ...(extension === root && { readmePath: await readmeWithoutPictures() }),
  });
  return { file, bytes: (await stat(file)).size };
}

/**
 * VS Code shows no picture of an installed extension's README, which has no address of its own.
 * @returns {Promise<string>} its path below the project's folder
 */
async function readmeWithoutPictures() {
  const text = await readFile(path.join(root, 'README.md'), 'utf8');
  await mkdir(path.join(root, 'out'), { recursive: true });
  await writeFile(path.join(root, 'out/README.md'), text.replace(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, ''));
  return 'out/README.md';
}

/**
 * The .vsix that the tests install: `SPLICE_REPLICATION_VSIX`, or one built and packed now into out/.
 * @returns {Promise<string>}
 */
export async function vsixForTests() {
  const given = process.env['SPLICE_REPLICATION_VSIX'];
  if (given) return path.resolve(root, given);
  await buildExtension();
  return (await packVsix(path.join(root, 'out'))).file;
}
