import { CONFLIST_SCHEMA } from './conflist';
import type { JsonSchema } from './json-schema';
import { listKindNames, renderKindSchema } from './kinds';

const CONFLIST = 'conflist';

/** What `renderEditorSchema` knows at a minor. */
export const listSchemaNames = (minor: number): string[] => [...listKindNames(minor), CONFLIST];

/**
 * A JSON Schema (draft 7) for editors: of one kind, of a CNI list, or without a name of everything
 * that may stand in a kubeadm file.
 */
export function renderEditorSchema(name: string | undefined, minor: number): string {
  const schema: JsonSchema = name === CONFLIST ? CONFLIST_SCHEMA : renderKindSchema(minor, name);
  return `${JSON.stringify(schema, null, 2)}\n`;
}
