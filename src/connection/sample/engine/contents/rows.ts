/** The sample's data, made by rule so that every start shows the same. */
import type { Bound } from '../database';

type Row = readonly Bound[];
type City = readonly [name: string, country: string];

const make = (count: number, row: (index: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => row(index));
const pick = <Item>(items: readonly [Item, ...Item[]], index: number): Item => items[index % items.length] ?? items[0];

/** `days` after 1 January 2026. */
const date = (days: number): string => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
/** Cents as DECIMAL text. */
const money = (cents: number): string => (cents / 100).toFixed(2);

const CITIES: readonly [City, ...City[]] = [
  ['Lyon', 'FR'],
  ['Porto', 'PT'],
  ['Graz', 'AT'],
  ['Gdynia', 'PL'],
  ['Turku', 'FI'],
  ['Leeds', 'GB'],
  ['Bologna', 'IT'],
  ['Utrecht', 'NL'],
];
const TRADES = ['Bakery', 'Bicycles', 'Books', 'Gardens', 'Kitchens', 'Lighting', 'Music', 'Optics'] as const;
const OWNERS = ['Almeida', 'Brandt', 'Costa', 'Dupont', 'Eriksen', 'Fabbri', 'Gruber', 'Heikkinen', 'Ivanova'] as const;
const FIRST_NAMES = [
  'Ana',
  'Bruno',
  'Clara',
  'David',
  'Elsa',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Karin',
] as const;
const GOODS = ['Chair', 'Table', 'Lamp', 'Shelf', 'Desk', 'Stool', 'Rug', 'Mirror', 'Clock', 'Vase'] as const;
const WOODS = ['oak', 'beech', 'pine', 'walnut'] as const;
const DEPARTMENTS = ['Sales', 'Purchasing', 'Warehouse', 'Finance', 'People'] as const;
const STATES = ['DELIVERED', 'DELIVERED', 'SHIPPED', 'OPEN'] as const;

const CUSTOMERS = 48;
const ORDERS = 200;
const PRODUCTS = 40;
const EMPLOYEES = 24;

const priceOf = (product: number): number => 1900 + ((product * 737) % 40_000);
const linesOf = (order: number): number => 1 + (order % 3);
const productOf = (order: number, line: number): number => 1 + ((order * 7 + line * 11) % PRODUCTS);
const quantityOf = (order: number, line: number): number => 1 + ((order + line) % 5);
const totalOf = (order: number): number =>
  make(linesOf(order), (line) => [priceOf(productOf(order, line + 1)) * quantityOf(order, line + 1)]).reduce(
    (sum, [amount]) => sum + Number(amount),
    0,
  );

export const settings: readonly Row[] = [
  ['company', 'Sample Trading', '2026-01-05 09:00:00'],
  ['currency', 'EUR', '2026-01-05 09:00:00'],
  ['fiscal year', '2026', '2026-01-05 09:00:00'],
];

export const customers = make(CUSTOMERS, (index) => {
  const [city, country] = pick(CITIES, index * 3);
  const name = `${pick(OWNERS, index)} ${pick(TRADES, index * 5 + Math.floor(index / 9))}`;
  return [1001 + index, name, city, country, index % 11 !== 10, date(-900 + index * 17)];
});

export const orders = make(ORDERS, (index) => [
  50_001 + index,
  1001 + ((index * 13) % CUSTOMERS),
  date(Math.floor(index * 1.6)),
  index > ORDERS - 20 ? 'OPEN' : pick(STATES, index),
  money(totalOf(index)),
]);

export const orderLines = orders.flatMap((_, order) =>
  make(linesOf(order), (index) => {
    const product = productOf(order, index + 1);
    return [50_001 + order, index + 1, product, quantityOf(order, index + 1), money(priceOf(product))];
  }),
);

export const invoices = make(ORDERS - 20, (index) => [
  70_001 + index,
  50_001 + index,
  date(Math.floor(index * 1.6) + 3),
  money(totalOf(index)),
  index < ORDERS - 60,
]);

export const departments = DEPARTMENTS.map((name, index) => [index + 1, name, pick(CITIES, index)[0]]);

export const employees = make(EMPLOYEES, (index) => {
  const [first, last] = [pick(FIRST_NAMES, index), pick(OWNERS, index * 2)];
  const email = `${first}.${last}@sample.example`.toLowerCase();
  return [201 + index, `${first} ${last}`, 1 + (index % DEPARTMENTS.length), date(-1500 + index * 41), email];
});

export const pay = make(EMPLOYEES, (index) => [201 + index, money(320_000 + ((index * 911) % 250) * 1000), 'EUR']);

export const bonuses = make(9, (index) => [201 + index * 2, date(-10 + index), money(50_000 + index * 12_500)]);

export const products = make(PRODUCTS, (index) => {
  const name = `${pick(GOODS, index)}, ${pick(WOODS, Math.floor(index / GOODS.length))}`;
  return [index + 1, name, money(priceOf(index + 1)), 1.5 + ((index * 7) % 30) / 2];
});

export const warehouses = CITIES.slice(0, 3).map(([city, country], index) => [index + 1, city, country]);

export const levels = warehouses.flatMap(([warehouse = null]) =>
  make(PRODUCTS, (index) => [warehouse, index + 1, (index * 37 + Number(warehouse) * 53) % 120]),
);

export const suppliers = make(12, (index) => [
  index + 1,
  `${pick(OWNERS, index * 4 + 1)} ${pick(WOODS, index)} mill`,
  pick(CITIES, index)[1],
]);

export const accounts: readonly Row[] = [
  ['1200', 'Bank'],
  ['1400', 'Receivables'],
  ['1600', 'Payables'],
  ['4000', 'Sales'],
  ['5000', 'Goods bought'],
  ['6000', 'Wages'],
];

export const ledger = make(120, (index) => [
  9_000_000_001 + index,
  pick(['1200', '1400', '4000', '5000'], index),
  `${date(index * 2)} 1${index % 8}:30:00`,
  money((index % 2 === 0 ? 1 : -1) * totalOf(index)),
  `Order ${50_001 + index}`,
]);

export const rates = ['USD', 'GBP', 'PLN'].flatMap((currency, which) =>
  make(10, (index) => [currency, date(index * 30), (0.85 + which * 1.6 + ((index * 17) % 11) / 1000).toFixed(6)]),
);
