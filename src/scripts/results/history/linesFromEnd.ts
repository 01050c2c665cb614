/** The lines of a file from its last to its first; only as much of it is read as is asked for. */
import { open } from 'node:fs/promises';

const lineEnd = 0x0a;

/** A file that is not there has no lines. Lines are UTF-8; empty ones are left out. */
export async function* linesFromEnd(file: string, chunkBytes = 64 * 1024): AsyncGenerator<string> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    let { size: end } = await handle.stat();
    /** Chunks of the line whose beginning is not reached yet, first one first. */
    let unfinished: Buffer[] = [];
    while (end > 0) {
      const start = Math.max(0, end - chunkBytes);
      const chunk = Buffer.alloc(end - start);
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, start);
      let rest = chunk.subarray(0, bytesRead);
      for (let at = rest.lastIndexOf(lineEnd); at >= 0; at = rest.lastIndexOf(lineEnd)) {
        const line = text([rest.subarray(at + 1), ...unfinished]);
        unfinished = [];
        if (line !== '') yield line;
        rest = rest.subarray(0, at);
      }
      unfinished.unshift(rest);
      end = start;
    }
    const first = text(unfinished);
    if (first !== '') yield first;
  } finally {
    await handle.close();
  }
}

/** Decoded as a whole: a character may lie across two chunks. */
function text(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8').trim();
}
