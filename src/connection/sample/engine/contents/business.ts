/** The sample's own schemas: a small trading company. */
import type { Bound } from '../database';
import * as rows from './rows';

export const SCHEMAS: readonly string[] = ['SPLICE', 'SALES', 'HR', 'STOCK', 'FINANCE'];

export interface SampleTable {
  readonly schema: string;
  readonly name: string;
  /** Between the brackets of its CREATE TABLE. */
  readonly columns: string;
  readonly rows: readonly (readonly Bound[])[];
}

export const TABLES: readonly SampleTable[] = [
  {
    schema: 'SPLICE',
    name: 'SETTINGS',
    columns: 'NAME VARCHAR(40) NOT NULL PRIMARY KEY, VALUE VARCHAR(200), CHANGED TIMESTAMP',
    rows: rows.settings,
  },
  {
    schema: 'SALES',
    name: 'CUSTOMERS',
    columns:
      'ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL, CITY VARCHAR(40), COUNTRY CHAR(2), ACTIVE BOOLEAN, SINCE DATE',
    rows: rows.customers,
  },
  {
    schema: 'SALES',
    name: 'ORDERS',
    columns:
      'ID BIGINT NOT NULL PRIMARY KEY, CUSTOMER_ID INTEGER NOT NULL, ORDERED DATE NOT NULL, STATUS VARCHAR(12) NOT NULL, TOTAL DECIMAL(12,2)',
    rows: rows.orders,
  },
  {
    schema: 'SALES',
    name: 'ORDER_LINES',
    columns:
      'ORDER_ID BIGINT NOT NULL, LINE SMALLINT NOT NULL, PRODUCT_ID INTEGER NOT NULL, QUANTITY INTEGER NOT NULL, PRICE DECIMAL(10,2) NOT NULL, PRIMARY KEY (ORDER_ID, LINE)',
    rows: rows.orderLines,
  },
  {
    schema: 'SALES',
    name: 'INVOICES',
    columns:
      'ID BIGINT NOT NULL PRIMARY KEY, ORDER_ID BIGINT NOT NULL, ISSUED DATE NOT NULL, AMOUNT DECIMAL(12,2) NOT NULL, PAID BOOLEAN',
    rows: rows.invoices,
  },
  {
    schema: 'HR',
    name: 'DEPARTMENTS',
    columns: 'ID SMALLINT NOT NULL PRIMARY KEY, NAME VARCHAR(40) NOT NULL, CITY VARCHAR(40)',
    rows: rows.departments,
  },
  {
    schema: 'HR',
    name: 'EMPLOYEES',
    columns:
      'ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL, DEPARTMENT_ID SMALLINT, HIRED DATE, EMAIL VARCHAR(80)',
    rows: rows.employees,
  },
  {
    schema: 'HR',
    name: 'PAY',
    columns: 'EMPLOYEE_ID INTEGER NOT NULL PRIMARY KEY, SALARY DECIMAL(10,2) NOT NULL, CURRENCY CHAR(3) NOT NULL',
    rows: rows.pay,
  },
  {
    schema: 'HR',
    name: 'BONUSES',
    columns: 'EMPLOYEE_ID INTEGER NOT NULL, GIVEN DATE NOT NULL, AMOUNT DECIMAL(10,2) NOT NULL',
    rows: rows.bonuses,
  },
  {
    schema: 'STOCK',
    name: 'PRODUCTS',
    columns:
      'ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL, PRICE DECIMAL(10,2) NOT NULL, WEIGHT_KG DOUBLE',
    rows: rows.products,
  },
  {
    schema: 'STOCK',
    name: 'WAREHOUSES',
    columns: 'ID SMALLINT NOT NULL PRIMARY KEY, CITY VARCHAR(40) NOT NULL, COUNTRY CHAR(2) NOT NULL',
    rows: rows.warehouses,
  },
  {
    schema: 'STOCK',
    name: 'LEVELS',
    columns:
      'WAREHOUSE_ID SMALLINT NOT NULL, PRODUCT_ID INTEGER NOT NULL, QUANTITY INTEGER NOT NULL, PRIMARY KEY (WAREHOUSE_ID, PRODUCT_ID)',
    rows: rows.levels,
  },
  {
    schema: 'STOCK',
    name: 'SUPPLIERS',
    columns: 'ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL, COUNTRY CHAR(2)',
    rows: rows.suppliers,
  },
  {
    schema: 'FINANCE',
    name: 'ACCOUNTS',
    columns: 'NUMBER VARCHAR(10) NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL',
    rows: rows.accounts,
  },
  {
    schema: 'FINANCE',
    name: 'LEDGER',
    columns:
      'ENTRY BIGINT NOT NULL PRIMARY KEY, ACCOUNT VARCHAR(10) NOT NULL, BOOKED TIMESTAMP NOT NULL, AMOUNT DECIMAL(14,2) NOT NULL, TEXT VARCHAR(80)',
    rows: rows.ledger,
  },
  {
    schema: 'FINANCE',
    name: 'RATES',
    columns:
      'CURRENCY CHAR(3) NOT NULL, VALID DATE NOT NULL, RATE DECIMAL(15,6) NOT NULL, PRIMARY KEY (CURRENCY, VALID)',
    rows: rows.rates,
  },
];

/** Objects without data of their own: nothing of them replicates, and no scope action fails over them. */
export const OTHERS: readonly string[] = [
  `CREATE VIEW SALES.OPEN_ORDERS AS SELECT O.ID, C.NAME, O.ORDERED, O.TOTAL FROM SALES.ORDERS O
   JOIN SALES.CUSTOMERS C ON C.ID = O.CUSTOMER_ID WHERE O.STATUS = 'OPEN'`,
  'CREATE SYNONYM SALES.CLIENTS FOR SALES.CUSTOMERS',
];

/** Rows of SYS.SYSREPLICATION at the start, so that every state can be seen. */
export const SCOPES: readonly (readonly [scope: string, schema: string, table: string | null])[] = [
  ['SCHEMA', 'SALES', null],
  ['TABLE', 'HR', 'DEPARTMENTS'],
  ['TABLE', 'HR', 'EMPLOYEES'],
  ['TABLE', 'HR', 'BONUSES'],
  ['TABLE', 'HR', 'OLD_GRADES'],
  ['TABLE', 'STOCK', 'PRODUCTS'],
];

/** Was dropped and made anew on the active: its row is there, but its rows stay at home until DISABLE and ENABLE. */
export const RECREATED = { schema: 'HR', name: 'BONUSES' } as const;
