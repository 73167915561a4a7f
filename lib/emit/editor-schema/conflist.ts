import { HOST_LOCAL, LIBCNI_PLUGIN, PLUGIN_FIELDS } from '../../cni/plugin-shapes';
import { propertiesOf } from './from-go-shape';
import { DRAFT_7, type JsonSchema, when } from './json-schema';

const typeIs = (type: string): JsonSchema => ({
  required: ['type'],
  properties: { type: { const: type } },
});

const PLUGIN: JsonSchema = {
  type: 'object',
  required: ['type'],
  properties: propertiesOf(LIBCNI_PLUGIN),
  allOf: [
    ...[...PLUGIN_FIELDS].map(([type, fields]) =>
      when(typeIs(type), { properties: propertiesOf(fields) }),
    ),
    when(
      { required: ['ipam'], properties: { ipam: typeIs('host-local') } },
      { properties: { ipam: { properties: propertiesOf(HOST_LOCAL) } } },
    ),
  ],
};

/** libcni takes `true` and `"TRUE"` [run]. */
const SWITCH: JsonSchema = {
  anyOf: [
    { type: 'boolean' },
    { type: 'string', pattern: '^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$' },
  ],
};

/**
 * A network configuration list.
 * Source: cni v1.3.0 `libcni/conf.go` (NetworkConfFromBytes) [run].
 */
export const CONFLIST_SCHEMA: JsonSchema = {
  $schema: DRAFT_7,
  title: 'CNI network configuration list',
  type: 'object',
  required: ['name', 'plugins'],
  properties: {
    cniVersion: { type: 'string' },
    cniVersions: { type: 'array', items: { type: 'string' } },
    name: { type: 'string' },
    disableCheck: SWITCH,
    disableGC: SWITCH,
    loadOnlyInlinedPlugins: SWITCH,
    plugins: { type: 'array', minItems: 1, items: PLUGIN },
  },
};
