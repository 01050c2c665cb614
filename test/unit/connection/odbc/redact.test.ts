import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSecretKey, redact } from '../../../../src/connection/odbc/redact';

test.each<[string, readonly string[], string]>([
  ['Driver={x};UID={u};PWD={a}}b;c};PORT={1}', [], 'Driver={x};UID={u};PWD=***;PORT={1}'],
  ['cannot use "PWD=abc;UID=u"', [], 'cannot use "PWD=***;UID=u"'],
  ['password = tiger ; x', [], 'password = ***; x'],
  ['SSL_KEY_PASSWORD={never closed; UID=u', [], 'SSL_KEY_PASSWORD=***'],
  ['AccessToken=abc', [], 'AccessToken=***'],
  ['user tiger, password tiger', ['tiger'], 'user ***, password ***'],
  ['spelt a}}b;c or a}b;c', ['a}b;c'], 'spelt *** or ***'],
  ['a bad idea by a', ['a'], '*** bad idea by ***'],
  ['nothing secret', [''], 'nothing secret'],
  ['Unknown column PWD in SELECT', [], 'Unknown column PWD in SELECT'],
])('%s', (text, secrets, expected) => {
  expect(redact(text, secrets)).toBe(expected);
});

test('no secret of four letters or more survives, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 4, unit: 'grapheme' }), fc.string(), (before, secret, after) => {
      fc.pre(!/^\*+$/.test(secret) && !secret.includes('***'));
      fc.pre(!`${before}***${after}`.includes(secret));
      expect(redact(`${before}${secret}${after}`, [secret])).not.toContain(secret);
    }),
  );
});

test.each([
  ['PWD', true],
  ['Password', true],
  [' pass ', true],
  ['SSL_PKEY_PASSPHRASE', true],
  ['client_secret', true],
  ['UID', false],
  ['PASSTHROUGH', false],
  ['TOKENCACHE', false],
])('the key %s holds a secret: %s', (key, expected) => {
  expect(isSecretKey(key)).toBe(expected);
});
