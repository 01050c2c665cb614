/** One string of many chunks, made without holding up the extension host. */
import { setImmediate as turn } from 'node:timers/promises';

export async function joined(chunks: Iterable<string>): Promise<string> {
  const parts: string[] = [];
  for (const chunk of chunks) {
    parts.push(chunk);
    await turn();
  }
  return parts.join('');
}
