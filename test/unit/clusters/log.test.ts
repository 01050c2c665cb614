import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatementLog } from '../../../src/clusters/log';
import { Redactor } from '../../../src/clusters/redactor';

function logged() {
  const lines: string[] = [];
  const note = (level: string) => (text: string) => void lines.push(`${level} ${text}`);
  return { lines, log: new StatementLog({ info: note('info'), warn: note('warn'), error: note('error') }) };
}

describe('Redactor', () => {
  it.each([
    ['Driver={D};UID={u};PWD={a;b}}c};URL=h', 'Driver={D};UID={u};PWD=***;URL=h'],
    ['password = abc;x=1', 'password = ***;x=1'],
    ['s3a://AKIA:sEcret@bucket/dir', 's3a://AKIA:***@bucket/dir'],
    ["CALL SYSCS_UTIL.SYSCS_CREATE_USER('joe', 'it''s')", "CALL SYSCS_UTIL.SYSCS_CREATE_USER('joe', '***')"],
    ["call syscs_util.syscs_modify_password('x')", "call syscs_util.syscs_modify_password('***')"],
    [
      "CALL SYSCS_UTIL.ADD_PEER(1, 'h1,h2:2181:/hbase', true)",
      "CALL SYSCS_UTIL.ADD_PEER(1, 'h1,h2:2181:/hbase', true)",
    ],
    ['hdfs://namenode:8020/backup', 'hdfs://namenode:8020/backup'],
  ])('%s', (text, clean) => {
    expect(new Redactor().redact(text)).toBe(clean);
  });

  it('masks a known secret wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!'***'.includes(secret));
        const redactor = new Redactor();
        redactor.learn(secret);
        expect(redactor.redact(`${before} ${secret} ${after}`)).not.toContain(secret);
      }),
    );
  });

  it('masks a short secret only as a word of its own', () => {
    const redactor = new Redactor();
    redactor.learn('a');
    expect(redactor.redact('user a, table a_b, BANANA, banana')).toBe('user ***, table a_b, BANANA, banana');
  });

  it('leaves text alone while there is no secret', () => {
    const redactor = new Redactor();
    redactor.learn('');
    redactor.learn(undefined);
    expect(redactor.redact('SELECT 1')).toBe('SELECT 1');
  });
});

describe('StatementLog', () => {
  it.each(['info', 'warn', 'error'] as const)('takes secrets out of other lines too: %s', (level) => {
    const { lines, log } = logged();
    log.learnSecret('tiger-pw');
    log.lines[level]('command: tiger-pw at line 1\n  PWD=abc');
    expect(lines).toEqual([`${level} command: *** at line 1\n  PWD=***`]);
  });

  it('writes target, statement, values, duration and outcome on one line', () => {
    const { lines, log } = logged();
    log.statement({
      target: 'east',
      sql: 'CALL P(?,\n  ?)',
      parameters: ["it's", 1, null],
      durationMs: 12.4,
      outcome: 'Success: done',
      level: 'info',
    });
    expect(lines).toEqual(["info east: CALL P(?, ?) ['it''s', 1, NULL] (12 ms) Success: done"]);
  });

  it('lets no value forge a line, and no secret through', () => {
    const { lines, log } = logged();
    log.learnSecret('opensesame');
    log.statement({
      target: 'east',
      sql: 'VALUES ?',
      parameters: ['x\r\n2026 [info] forged opensesame'],
      durationMs: 0,
      outcome: 'opensesame\nno',
      level: 'error',
    });
    log.warn('east', 'a\u2028b');
    log.warn('east', 'opensesame');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toMatch(/opensesame|[\r\n\u2028]/);
  });
});
