import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileInChunks } from '../../../../../src/scripts/results/export/writeFile';

describe('writing a file in chunks', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'splice-export-'));
    file = path.join(folder, 'result.csv');
    await writeFile(file, 'before');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('replaces what was there by the whole', async () => {
    await writeFileInChunks(file, ['a', 'ü', ''], new AbortController().signal);
    expect(await readFile(file, 'utf8')).toBe('aü');
    expect(await readdir(folder)).toEqual(['result.csv']);
  });

  it('leaves what was there when it is cancelled or fails', async () => {
    const abort = new AbortController();
    const cancelled = (function* () {
      yield 'a';
      abort.abort();
      yield 'b';
    })();
    await expect(writeFileInChunks(file, cancelled, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    const failing = (function* () {
      yield 'a';
      throw new Error('broken');
    })();
    await expect(writeFileInChunks(file, failing, new AbortController().signal)).rejects.toThrow('broken');
    expect(await readFile(file, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['result.csv']);
  });
});
