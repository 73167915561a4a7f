import type { JsonObject } from '../../model/document';
import { serializeGoYaml } from '../yaml/go-yaml';

/**
 * One file for kubeadm: no `---` in front, nothing before the first key of a document, `apiVersion`
 * and `kind` first, then the alphabet.
 */
export const serializeDocuments = (documents: readonly JsonObject[]): string =>
  documents.map(serializeDocument).join('---\n');

function serializeDocument({ apiVersion = '', kind = '', ...rest }: JsonObject): string {
  const head = serializeGoYaml({ apiVersion }) + serializeGoYaml({ kind });
  return Object.keys(rest).length === 0 ? head : head + serializeGoYaml(rest);
}
