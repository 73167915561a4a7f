/**
 * What a CustomResourceDefinition says of one kind (OpenAPI v3, structural), without prose. Read out
 * of the projects' own definitions by conformance/facts; nobody edits it.
 */
export interface DefinitionSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, DefinitionSchema>>;
  /** Of a map. */
  readonly additionalProperties?: DefinitionSchema;
  readonly items?: DefinitionSchema;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly default?: unknown;
}

interface DefinitionsFile {
  /** Of the project. */
  readonly release: string;
  /** By `group/version/Kind`. */
  readonly kinds: Readonly<Record<string, DefinitionSchema>>;
}

/** The schema of a kind that a project defines; undefined for a kind of nobody's that is known. */
export const loadDefinition = (apiVersion: string, kind: string): DefinitionSchema | undefined =>
  apiVersion.startsWith('metallb.io/')
    ? (require('./metallb.json') as DefinitionsFile).kinds[`${apiVersion}/${kind}`]
    : undefined;
