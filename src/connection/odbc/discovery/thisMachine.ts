/** The machine that the extension runs on, as discovery looks at it. */
import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import os from 'node:os';
import { platformOf } from '../advice';
import type { Machine } from './discover';

const REGISTRY_WITHIN_MS = 5_000;

export function thisMachine(): Machine {
  return {
    platform: platformOf(process.platform),
    home: os.homedir(),
    environment: process.env,
    readText: (file) => readFile(file, 'utf8').catch(() => undefined),
    exists: (file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    queryRegistry,
  };
}

/** The 64-bit view, which the drivers of a 64-bit VS Code stand in. */
function queryRegistry(key: string): Promise<string> {
  return new Promise((resolve) => {
    const options = { timeout: REGISTRY_WITHIN_MS, windowsHide: true };
    execFile('reg', ['query', key, '/s', '/reg:64'], options, (error, stdout) => resolve(error ? '' : stdout));
  });
}
