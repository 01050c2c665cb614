import { expect, it } from 'vitest';
import { productText } from '../../../src/clusters/productText';

it.each([
  [{ name: 'Apache Derby', version: '10.14.2.0' }, 'Apache Derby 10.14.2.0'],
  [{ name: 'Splice Machine', engine: '10.9.2.2' }, 'Splice Machine (engine 10.9.2.2)'],
  [{ name: 'Splice Machine' }, 'Splice Machine'],
  [{ version: '3.1' }, '3.1'],
  [{}, undefined],
])('%o is %s', (product, expected) => expect(productText(product)).toBe(expected));
