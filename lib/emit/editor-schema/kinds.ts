import { contractOf } from '../../k8s/contract';
import { CONFIGURATION_TABLES, loadSchema } from '../../k8s/facts/load';
import { kindsOf } from '../../k8s/facts/schema-table';
import { isKnownApi, isKubeadmGroup } from '../../k8s/kubeadm-apis';
import { shapeOf } from '../../k8s/schema/shape';
import { Definitions } from './from-shape';
import { DRAFT_7, type JsonSchema, when } from './json-schema';

/** One kind of one apiVersion that components read at a minor. */
interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

function listKinds(minor: number): Kind[] {
  const tables = CONFIGURATION_TABLES.map(loadSchema);
  return tables.flatMap((table) =>
    table && minor >= table.minors[0] && minor <= table.minors[1]
      ? kindsOf(table, minor)
          .map((kind) => ({ apiVersion: table.apiVersion, kind }))
          .filter(isReadAt(minor))
      : [],
  );
}

const isReadAt =
  (minor: number) =>
  (candidate: Kind): boolean => {
    const [group = '', version = ''] = candidate.apiVersion.split('/');
    return (
      !isKubeadmGroup(group) ||
      isKnownApi({ group, version, kind: candidate.kind }, contractOf(minor))
    );
  };

/** Names of the kinds with a schema at a minor, each once. */
export const listKindNames = (minor: number): string[] => [
  ...new Set(listKinds(minor).map(({ kind }) => kind)),
];

/** Documents of one kind in all its apiVersions, or of any kind. */
export function renderKindSchema(minor: number, only: string | undefined): JsonSchema {
  const kinds = listKinds(minor).filter(({ kind }) => only === undefined || kind === only);
  const definitions: Record<string, JsonSchema> = {};
  const cases = kinds.map(({ apiVersion, kind }) => {
    const types = new Definitions(apiVersion.replace('/', '.'));
    const shape = shapeOf(apiVersion, kind, minor);
    const schema = shape ? types.schemaOf(shape) : {};
    Object.assign(definitions, types.schemas);
    return when(head({ const: apiVersion }, { const: kind }), schema);
  });
  const apiVersions = [...new Set(kinds.map(({ apiVersion }) => apiVersion))];
  const names = [...new Set(kinds.map(({ kind }) => kind))];
  return {
    $schema: DRAFT_7,
    title: `${only ?? 'kubeadm and component configuration'}, Kubernetes 1.${minor}`,
    type: 'object',
    ...head({ enum: apiVersions }, { enum: names }),
    allOf: cases,
    definitions,
  };
}

const head = (apiVersion: JsonSchema, kind: JsonSchema): JsonSchema => ({
  required: ['apiVersion', 'kind'],
  properties: { apiVersion, kind },
});
