import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Channel } from '../../../../src/connection/drda/channel';
import { rdbcmm } from '../../../../src/connection/drda/commands';

/** The client's end of a line whose server never answers. */
function line(): { channel: Channel; sent: () => number } {
  let sent = 0;
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      sent += chunk.length;
      done();
    },
  });
  return { channel: new Channel(stream), sent: () => sent };
}

describe('a channel', () => {
  it('sends a chain before its caller goes on, so that the server works while a block is read', async () => {
    const { channel, sent } = line();
    const answered = channel.exchange([rdbcmm()]);
    expect(sent()).toBeGreaterThan(0);
    channel.destroy();
    await expect(answered).rejects.toThrow();
  });

  it('sends what is owed with the next chain', async () => {
    const alone = line();
    const both = line();
    const answers = [alone.channel.exchange([rdbcmm()])];
    both.channel.owe([rdbcmm()]);
    expect(both.sent()).toBe(0);
    answers.push(both.channel.exchange([rdbcmm()]));
    expect(both.sent()).toBe(2 * alone.sent());
    for (const { channel } of [alone, both]) channel.destroy();
    for (const answer of answers) await expect(answer).rejects.toThrow();
  });
});
