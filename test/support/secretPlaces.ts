/** Where a secret could turn up: files, command lines, webviews, logs. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Workbench } from './workbench';

/** What {@link secretPlaces} gives when the secret is nowhere. */
export const nowhere = { files: [], processes: [], frames: [], log: false };

export async function secretPlaces(workbench: Workbench, secret: string) {
  return {
    files: await filesWith(workbench.server.data, secret),
    processes: await processesWith(secret),
    frames: await framesWith(workbench, secret),
    log: (await workbench.server.logs()).includes(secret),
  };
}

/** Command lines, as any user of the machine sees them. */
export async function processesWith(text: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'args'], { maxBuffer: 10_000_000 });
  return stdout.split('\n').filter((line) => line.includes(text));
}

export async function filesNamed(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => path.join(entry.parentPath, name));
}

/** Files below the folder that hold the text, those of installed extensions left out. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).startsWith('extensions'));
  const hits = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)));
  return files.filter((_file, index) => hits[index]);
}

async function framesWith({ page }: Workbench, text: string): Promise<string[]> {
  const frames = page.frames();
  const contents = await Promise.all(frames.map((frame) => frame.content().catch(() => '')));
  return frames.filter((_frame, index) => contents[index]?.includes(text)).map((frame) => frame.url());
}
