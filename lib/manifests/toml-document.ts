import type { PlacedEntry, PlacedNode, PlacedText } from './placed-node';
import { TextFailure } from './text-failure';
import { type TomlKey, TomlReader } from './toml-reader';

/** A table while it is filled. */
interface Table {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly entries: Map<string, PlacedEntry>;
}

interface TableList {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly items: Table[];
}

/** Regular expressions overflow on texts of megabytes; no configuration comes near. */
const MAX_LENGTH = 1024 * 1024;

/** One TOML 1.0 document with the place of every value. Throws TextFailure. */
export function parseTomlDocument(text: string): PlacedText {
  if (text.length > MAX_LENGTH) {
    throw new TextFailure('invalid-toml', `is longer than ${MAX_LENGTH} characters`, 0);
  }
  return new TomlDocument(text).read();
}

class TomlDocument {
  private readonly reader: TomlReader;
  private readonly root = newTable(0);
  private current = this.root;
  /** Tables that have a header, or that keys with dots made: nobody may begin them again. */
  private readonly closed = new Set<Table>();
  /** Tables that keys with dots made: such keys may add to them. */
  private readonly dotted = new Set<Table>();
  /** Inline tables are finished where they end: they are none of these. */
  private readonly tables = new Map<PlacedNode, Table>();
  private readonly lists = new Map<PlacedNode, TableList>();

  constructor(text: string) {
    this.reader = new TomlReader(text);
  }

  read(): PlacedText {
    const { reader } = this;
    for (reader.skipLines(); reader.offset < reader.text.length; reader.skipLines()) {
      if (reader.char === '[') this.readHeader();
      else this.readPair();
      reader.skipBlanks();
      if (!['', '\n', '#'].includes(reader.char))
        throw reader.failure('the end of the line is expected');
    }
    return { root: this.root.entries.size > 0 ? this.root : null, duplicates: [] };
  }

  private readHeader(): void {
    const { reader } = this;
    const start = reader.offset;
    const isList = reader.takes('[[');
    if (!isList) reader.takes('[');
    const keys = reader.readKeys();
    if (!reader.takes(isList ? ']]' : ']')) throw reader.failure('"]" is expected');
    const last = keys.at(-1);
    const parent = keys.slice(0, -1).reduce((table, key) => this.step(table, key), this.root);
    if (last)
      this.current = isList ? this.nextItem(parent, last, start) : this.begin(parent, last, start);
  }

  private begin(parent: Table, { name, start: keyStart }: TomlKey, start: number): Table {
    const known = this.tableAt(parent, name);
    if (parent.entries.has(name) && (!known || this.closed.has(known))) {
      throw this.reader.failure(`the table ${name} is there twice`, keyStart);
    }
    const table = known ?? this.add(parent, { name, start: keyStart }, start);
    this.closed.add(table);
    return table;
  }

  private nextItem(parent: Table, key: TomlKey, start: number): Table {
    const entry = parent.entries.get(key.name);
    const known = entry && this.lists.get(entry.value);
    if (entry && !known) throw this.reader.failure(`${key.name} is no list of tables`, key.start);
    const list: TableList = known ?? { kind: 'list', start, end: start, items: [] };
    this.lists.set(list, list);
    if (!entry) parent.entries.set(key.name, { keyStart: key.start, value: list });
    const table = newTable(start);
    this.tables.set(table, table);
    this.closed.add(table);
    list.items.push(table);
    return table;
  }

  /** On the way to a table: the last item of a list of tables, or a table that may still get a header. */
  private step(parent: Table, key: TomlKey): Table {
    const entry = parent.entries.get(key.name);
    if (!entry) return this.add(parent, key, key.start);
    const table = this.lists.get(entry.value)?.items.at(-1) ?? this.tableAt(parent, key.name);
    if (!table) throw this.reader.failure(`${key.name} is no table`, key.start);
    return table;
  }

  private readPair(): void {
    const { reader } = this;
    const keys = reader.readKeys();
    if (!reader.takes('=')) throw reader.failure('"=" is expected');
    const value = reader.readValue();
    const table = keys
      .slice(0, -1)
      .reduce((parent, key) => this.dottedStep(parent, key), this.current);
    const last = keys.at(-1);
    if (!last) return;
    if (table.entries.has(last.name)) {
      throw reader.failure(`the key ${last.name} is there twice`, last.start);
    }
    table.entries.set(last.name, { keyStart: last.start, value });
  }

  private dottedStep(parent: Table, key: TomlKey): Table {
    const known = this.tableAt(parent, key.name);
    if (parent.entries.has(key.name) && !(known && this.dotted.has(known))) {
      throw this.reader.failure(`the key ${key.name} is there twice`, key.start);
    }
    const table = known ?? this.add(parent, key, key.start);
    this.dotted.add(table);
    this.closed.add(table);
    return table;
  }

  private add(parent: Table, { name, start: keyStart }: TomlKey, start: number): Table {
    const table = newTable(start);
    this.tables.set(table, table);
    parent.entries.set(name, { keyStart, value: table });
    return table;
  }

  private tableAt(parent: Table, name: string): Table | undefined {
    const value = parent.entries.get(name)?.value;
    return value && this.tables.get(value);
  }
}

const newTable = (start: number): Table => ({
  kind: 'map',
  start,
  end: start + 1,
  entries: new Map(),
});
