/** Reads CREATE, DROP, RENAME and TRUNCATE as far as a sample cluster has them. */
import { notInSample } from '../serverError';
import { parseType, type DataType } from '../types';
import { Cursor, type QualifiedName } from './cursor';
import { nameIn, typeText, type Piece } from './pieces';

export interface ColumnDefinition {
  readonly name: string;
  readonly type: DataType;
  readonly notNull: boolean;
  readonly unique: boolean;
  readonly primaryKey: boolean;
  /** SQLite's text of the value. */
  readonly defaultValue: string | undefined;
}

export interface TableDefinition {
  readonly columns: readonly ColumnDefinition[];
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
}

export type Ddl =
  | { readonly kind: 'create-schema'; readonly name: string; readonly owner: string | undefined }
  | { readonly kind: 'drop-schema'; readonly name: string; readonly cascade: boolean }
  | {
      readonly kind: 'create-table';
      readonly table: QualifiedName;
      readonly definition: TableDefinition;
      readonly temporary: boolean;
      readonly external: { readonly storedAs: string; readonly location: string } | undefined;
    }
  | {
      readonly kind: 'create-view';
      readonly table: QualifiedName;
      readonly columns: readonly string[];
      /** The pieces of its query. */
      readonly query: readonly Piece[];
    }
  | { readonly kind: 'create-synonym'; readonly table: QualifiedName; readonly target: QualifiedName }
  | {
      readonly kind: 'create-index';
      readonly index: QualifiedName;
      readonly table: QualifiedName;
      readonly columns: readonly string[];
      readonly unique: boolean;
    }
  | {
      readonly kind: 'drop';
      readonly what: 'TABLE' | 'VIEW' | 'SYNONYM' | 'INDEX';
      readonly table: QualifiedName;
      readonly ifExists: boolean;
    }
  | { readonly kind: 'rename'; readonly table: QualifiedName; readonly to: string }
  | { readonly kind: 'truncate'; readonly table: QualifiedName };

const NOT_THERE: ReadonlySet<string> = new Set([
  'PROCEDURE',
  'FUNCTION',
  'TRIGGER',
  'ROLE',
  'SEQUENCE',
  'TYPE',
  'AGGREGATE',
]);
const AFTER_TYPE: ReadonlySet<string> = new Set(
  'NOT NULL PRIMARY UNIQUE DEFAULT WITH GENERATED CONSTRAINT CHECK REFERENCES'.split(' '),
);

export function parseDdl(text: string, pieces: readonly Piece[]): Ddl {
  return new DdlParser(text, pieces).parse();
}

class DdlParser extends Cursor {
  parse(): Ddl {
    const head = this.take().upper;
    if (head === 'RENAME') return this.rename();
    if (head === 'TRUNCATE') {
      this.skipAll('TABLE');
      return this.ended({ kind: 'truncate', table: this.qualifiedName() });
    }
    if (NOT_THERE.has(this.word ?? '')) throw notInSample(`${head} ${this.word ?? ''}`);
    return head === 'CREATE' ? this.create() : this.drop();
  }

  private create(): Ddl {
    if (this.skip('SCHEMA')) {
      const name = nameIn(this.takeName());
      const owner = this.skip('AUTHORIZATION') ? nameIn(this.takeName()) : undefined;
      return this.ended({ kind: 'create-schema', name, owner });
    }
    if (this.skip('VIEW')) return this.view();
    if (this.skip('SYNONYM')) {
      const table = this.qualifiedName();
      this.skipAll('FOR');
      return this.ended({ kind: 'create-synonym', table, target: this.qualifiedName() });
    }
    const unique = this.skip('UNIQUE');
    if (this.skip('INDEX')) return this.index(unique);
    const external = this.skip('EXTERNAL');
    const temporary = this.skip('LOCAL') || this.skip('GLOBAL') || this.is('TEMPORARY') || this.is('TEMP');
    if (temporary && !this.skip('TEMPORARY') && !this.skip('TEMP')) throw this.unexpected();
    this.skipAll('TABLE');
    const table = this.qualifiedName();
    if (this.is('AS')) throw notInSample('CREATE TABLE … AS');
    const definition = this.tableDefinition();
    const storage = external ? this.storage() : undefined;
    if (temporary) this.temporaryOptions();
    return this.ended({ kind: 'create-table', table, definition, temporary, external: storage });
  }

  private drop(): Ddl {
    if (this.skip('SCHEMA')) {
      const name = nameIn(this.takeName());
      const cascade = this.skip('CASCADE');
      if (!cascade) this.skip('RESTRICT');
      return this.ended({ kind: 'drop-schema', name, cascade });
    }
    const what = (['TABLE', 'VIEW', 'SYNONYM', 'INDEX'] as const).find((word) => this.skip(word));
    if (!what) throw this.unexpected();
    const ifExists = this.skip('IF');
    if (ifExists) this.skipAll('EXISTS');
    const table = this.qualifiedName();
    if (!ifExists && this.skip('IF')) {
      this.skipAll('EXISTS');
      return this.ended({ kind: 'drop', what, table, ifExists: true });
    }
    return this.ended({ kind: 'drop', what, table, ifExists });
  }

  private rename(): Ddl {
    this.skipAll('TABLE');
    const table = this.qualifiedName();
    this.skipAll('TO');
    return this.ended({ kind: 'rename', table, to: nameIn(this.takeName()) });
  }

  private view(): Ddl {
    const table = this.qualifiedName();
    const columns = this.is('(') ? this.names() : [];
    this.skipAll('AS');
    return { kind: 'create-view', table, columns, query: this.pieces.slice(this.at) };
  }

  private index(unique: boolean): Ddl {
    const index = this.qualifiedName();
    this.skipAll('ON');
    const table = this.qualifiedName();
    return this.ended({ kind: 'create-index', index, table, columns: this.names(), unique });
  }

  private storage(): { storedAs: string; location: string } {
    if (this.skip('PARTITIONED')) {
      this.skipAll('BY');
      this.names();
    }
    if (this.skip('COMPRESSED')) {
      this.skipAll('WITH');
      this.take();
    }
    this.skipAll('STORED', 'AS');
    const storedAs = this.take().upper;
    this.skipAll('LOCATION');
    if (this.here?.kind !== 'string') throw this.unexpected();
    return { storedAs, location: this.take().text.slice(1, -1).replaceAll("''", "'") };
  }

  private temporaryOptions(): void {
    if (this.skip('ON')) this.skipAll('COMMIT', 'PRESERVE', 'ROWS');
    if (this.skip('NOLOGGING') || this.here === undefined) return;
    throw this.unexpected();
  }

  private tableDefinition(): TableDefinition {
    const columns: ColumnDefinition[] = [];
    const uniqueKeys: (readonly string[])[] = [];
    let primaryKey: readonly string[] = [];
    this.skipAll('(');
    do {
      if (this.skip('CONSTRAINT')) this.takeName();
      if (this.skip('PRIMARY')) {
        this.skipAll('KEY');
        primaryKey = this.names();
      } else if (this.is('UNIQUE') && this.peek()?.text === '(') {
        this.at += 1;
        uniqueKeys.push(this.names());
      } else if (this.is('FOREIGN') || this.is('CHECK')) {
        throw notInSample(`A ${this.word ?? ''} constraint`);
      } else {
        columns.push(this.column());
      }
    } while (this.skip(','));
    this.skipAll(')');
    const own = columns.filter((column) => column.primaryKey).map(({ name }) => name);
    return { columns, primaryKey: own.length > 0 ? own : primaryKey, uniqueKeys };
  }

  private column(): ColumnDefinition {
    const name = nameIn(this.takeName());
    const from = this.at;
    let depth = 0;
    while (this.here && !(depth === 0 && (this.is(',') || this.is(')') || this.isOneOf(AFTER_TYPE)))) {
      if (this.is('(')) depth += 1;
      if (this.is(')')) depth -= 1;
      this.at += 1;
    }
    const type = parseType(typeText(this.pieces.slice(from, this.at)));
    const found = { notNull: false, unique: false, primaryKey: false };
    let defaultValue: string | undefined;
    for (;;) {
      if (this.skip('CONSTRAINT')) this.takeName();
      if (this.skip('NOT')) {
        this.skipAll('NULL');
        found.notNull = true;
      } else if (this.skip('PRIMARY')) {
        this.skipAll('KEY');
        found.primaryKey = true;
      } else if (this.skip('UNIQUE')) {
        found.unique = true;
      } else if (this.skip('WITH')) {
        this.skipAll('DEFAULT');
        defaultValue = this.defaultValue();
      } else if (this.skip('DEFAULT')) {
        defaultValue = this.defaultValue();
      } else if (!this.skip('NULL')) {
        break;
      }
    }
    if (this.isOneOf(AFTER_TYPE)) throw notInSample(`${this.word ?? ''} in a column`);
    return { name, type, ...found, defaultValue };
  }

  private defaultValue(): string {
    const sign = this.skip('-') ? '-' : '';
    const piece = this.take();
    if (piece.kind === 'number') return sign + piece.text;
    if (piece.kind === 'string') return piece.text;
    const clock = piece.upper === 'CURRENT' ? `CURRENT_${this.take().upper}` : piece.upper;
    if (/^(NULL|TRUE|FALSE|CURRENT_(DATE|TIME|TIMESTAMP))$/.test(clock)) return clock;
    this.at -= 1;
    throw this.unexpected();
  }

  private names(): readonly string[] {
    const names: string[] = [];
    this.skipAll('(');
    do {
      names.push(nameIn(this.takeName()));
      if (!this.skip('ASC')) this.skip('DESC');
    } while (this.skip(','));
    this.skipAll(')');
    return names;
  }

  private ended(ddl: Ddl): Ddl {
    if (this.here) throw this.unexpected();
    return ddl;
  }
}
