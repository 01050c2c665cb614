/** Rewrites SELECT, VALUES and WITH: tables in FROM, labels of the select list, and how many rows are wanted. */
import { notInSample, ServerError } from '../serverError';
import type { DataType } from '../types';
import { quoted } from './cursor';
import { Expressions, QUERY_START } from './expressions';
import { isName, nameIn } from './pieces';
import type { Access } from './scope';
import { nameOfItem, typeOfItem } from './selectItem';
import { CLAUSE_WORDS, JOIN_WORDS, SET_OPERATORS } from './words';

interface Limit {
  count?: string;
  offset?: string;
}

const QUANTIFIERS: ReadonlySet<string> = new Set(['ALL', 'DISTINCT']);

export class Queries extends Expressions {
  /** Types of the outermost select list, or of VALUES, that its text tells; undefined when it holds a `*`. */
  protected itemTypes: readonly (DataType | undefined)[] | undefined;
  private readonly commonTables = new Set<string>();

  protected override subquery(): void {
    this.query(false);
  }

  protected query(outermost: boolean): void {
    if (this.is('WITH')) this.commonTableExpressions();
    const limit: Limit = {};
    this.queryCore(outermost, limit);
    while (this.isOneOf(SET_OPERATORS)) {
      this.pass();
      if (this.isOneOf(QUANTIFIERS)) this.pass();
      this.queryCore(false, limit);
    }
    this.by('ORDER');
    this.readLimit(limit);
    if (limit.count !== undefined || limit.offset !== undefined) this.output.add(`LIMIT ${limit.count ?? '-1'}`);
    if (limit.offset !== undefined) this.output.add(`OFFSET ${limit.offset}`);
  }

  protected where(): void {
    if (this.passIf('WHERE')) this.expression();
  }

  /** `AS name`, or the table's own name, so that `ORDERS.ID` is understood. */
  protected alias(otherwise?: string): void {
    const explicit = this.skip('AS');
    const piece = this.here;
    if (isName(piece) && (explicit || piece.kind === 'quoted-name' || !CLAUSE_WORDS.has(piece.upper))) {
      this.at += 1;
      this.output.add('AS');
      this.output.add(quoted(nameIn(piece)), piece.start);
      if (this.is('(')) throw notInSample('A list of columns after a table alias');
    } else if (explicit) {
      throw this.unexpected();
    } else if (otherwise !== undefined) {
      this.output.add(`AS ${quoted(otherwise)}`);
    }
  }

  protected table(access: Access): string {
    const { schema, name, start } = this.qualifiedName();
    const isCommon = schema === undefined && this.commonTables.has(name);
    this.output.add(quoted(isCommon ? name : this.scope.resolve(schema, name, access)), start);
    return name;
  }

  private commonTableExpressions(): void {
    this.pass();
    this.passIf('RECURSIVE');
    this.list(() => {
      const name = this.takeName();
      this.commonTables.add(nameIn(name));
      this.output.add(quoted(nameIn(name)), name.start);
      if (this.is('(')) this.group();
      this.expect('AS');
      if (!this.is('(') || !QUERY_START.has(this.peek()?.upper ?? '')) throw this.unexpected();
      this.group();
    });
  }

  private queryCore(outermost: boolean, limit: Limit): void {
    if (this.is('VALUES')) {
      this.values(outermost);
      return;
    }
    this.expect('SELECT');
    if (this.isOneOf(QUANTIFIERS)) this.pass();
    if (this.is('TOP') && (this.peek()?.kind === 'number' || this.peek()?.text === '?')) {
      this.at += 1;
      limit.count = this.count();
    }
    this.selectList(outermost);
    if (this.passIf('FROM')) this.fromClause();
    this.where();
    this.by('GROUP');
    if (this.passIf('HAVING')) this.expression();
  }

  private selectList(outermost: boolean): void {
    const types: (DataType | undefined)[] = [];
    const names: string[] = [];
    this.list(() => {
      const from = this.at;
      if (this.is('*')) this.pass();
      else this.expression();
      const item = this.pieces.slice(from, this.at);
      if (item.length === 1 && item[0]?.text === '?') {
        throw new ServerError('42X34', 'There is a ? parameter in the select list.  This is not allowed.');
      }
      const { name, written } = nameOfItem(item, types.length + 1);
      if (!written) this.output.add(`AS ${quoted(name)}`);
      names.push(name);
      types.push(typeOfItem(item));
    });
    if (outermost && !names.includes('*')) this.itemTypes = types;
  }

  private values(outermost: boolean): void {
    this.pass();
    if (outermost && this.is('NULL') && !this.peek()) {
      throw new ServerError('42X07', 'Null is only allowed in a VALUES clause within an INSERT statement.');
    }
    const types: (DataType | undefined)[] = [];
    this.list(() => {
      if (this.is('(')) {
        this.group();
        return;
      }
      const from = this.at;
      this.output.add('(');
      this.expression();
      this.output.add(')');
      types.push(typeOfItem(this.pieces.slice(from, this.at)));
    });
    // Rows without brackets have one column.
    if (outermost) this.itemTypes = types.slice(0, 1);
  }

  private fromClause(): void {
    this.tableFactor();
    for (;;) {
      if (this.passIf(',')) {
        this.tableFactor();
      } else if (this.isOneOf(JOIN_WORDS)) {
        while (!this.is('JOIN')) this.pass();
        this.pass();
        this.tableFactor();
      } else if (this.passIf('ON')) {
        this.expression();
      } else if (this.passIf('USING')) {
        this.group();
      } else {
        return;
      }
    }
  }

  private tableFactor(): void {
    if (!this.passIf('(')) {
      this.alias(this.table('SELECT'));
      return;
    }
    if (this.isOneOf(QUERY_START)) this.query(false);
    else this.fromClause();
    this.expect(')');
    this.alias();
  }

  private by(word: 'ORDER' | 'GROUP'): void {
    if (!this.passIf(word)) return;
    this.expect('BY');
    this.list(() => this.expression());
  }

  /** FETCH FIRST, OFFSET and `{LIMIT n}`, which SQLite wants in another order. */
  private readLimit(limit: Limit): void {
    for (;;) {
      if (this.skip('OFFSET')) {
        limit.offset = this.count();
        this.rowOrRows();
      } else if (this.skip('FETCH')) {
        if (!this.skip('FIRST') && !this.skip('NEXT')) throw this.unexpected();
        limit.count = this.is('ROW') || this.is('ROWS') ? '1' : this.count();
        this.rowOrRows();
        this.skipAll('ONLY');
      } else if (this.is('{') && this.peek()?.upper === 'LIMIT') {
        this.at += 2;
        limit.count = this.count();
        if (this.skip('OFFSET')) limit.offset = this.count();
        this.skipAll('}');
      } else {
        return;
      }
    }
  }

  private rowOrRows(): void {
    if (!this.skip('ROWS') && !this.skip('ROW')) throw this.unexpected();
  }

  private count(): string {
    if (this.here?.kind !== 'number' && !this.is('?')) throw this.unexpected();
    const piece = this.take();
    return piece.kind === 'number' ? piece.text : this.parameter();
  }
}
