import { textAt } from '../../k8s/facts/history';
import { loadMerge, loadSchema } from '../../k8s/facts/load';
import { type FieldType, fieldsOf, type SchemaFile } from '../../k8s/facts/schema-table';

/** How the lists below a type are merged, by the tags of the Go types. */
export interface MergeType {
  below(field: string): MergeType;
  /** Lists that are not merged are replaced. */
  listOf(field: string): { readonly isMerged: boolean; readonly key: string | undefined };
}

/** A type without tables: lists are replaced. */
export const PLAIN_MERGE: MergeType = {
  below: () => PLAIN_MERGE,
  listOf: () => ({ isMerged: false, key: undefined }),
};

export function mergeTypeOf(apiVersion: string, kind: string, minor: number): MergeType {
  const schema = loadSchema(apiVersion);
  const merges = loadMerge(apiVersion);
  return schema && merges ? new TypeInTables(schema, merges, kind, minor) : PLAIN_MERGE;
}

class TypeInTables implements MergeType {
  constructor(
    private readonly schema: SchemaFile,
    private readonly merges: SchemaFile,
    private readonly name: string,
    private readonly minor: number,
  ) {}

  below(field: string): MergeType {
    const type = fieldsOf(this.schema, this.name, this.minor).get(field);
    const name = type && structIn(type);
    if (name === undefined) return PLAIN_MERGE;
    return new TypeInTables(this.schema, this.merges, name, this.minor);
  }

  /** `merge,retainKeys=name` */
  listOf(field: string) {
    const word = textAt(this.merges.types[this.name]?.[field] ?? '', this.minor) ?? '';
    const [strategies = '', key] = word.split('=');
    return { isMerged: strategies.split(',').includes('merge'), key };
  }
}

function structIn(type: FieldType): string | undefined {
  if ('struct' in type) return type.struct;
  if ('listOf' in type) return structIn(type.listOf);
  return 'mapOf' in type ? structIn(type.mapOf) : undefined;
}
