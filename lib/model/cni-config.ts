import { isObject, type Json, type JsonObject, type Source, type SourceDocument } from './document';
import { goText } from './go-fields';
import type { InputFile } from './input-file';
import { asList } from './type-meta';

/** A CNI network configuration list, or a single plugin in a `.conf` file. */
export interface ConflistView {
  readonly source: Source;
  readonly value: JsonObject;
  /** `.conflist` holds `plugins`; `.conf` and `.json` hold one plugin. */
  readonly isList: boolean;
  readonly fileName: string;
  /** The plugin objects in chain order, with their place in the document. */
  readonly plugins: readonly PluginView[];
  /** Where the text stood: a file of its own, or inside flannel's ConfigMap. */
  readonly embeddedIn: 'file' | 'flannel-config-map';
}

export interface PluginView {
  readonly value: JsonObject;
  readonly path: readonly (string | number)[];
  /** `''` when it is missing. */
  readonly type: string;
}

/** flannel's `net-conf.json`, which says what flanneld does. */
export interface FlannelView {
  readonly source: Source;
  readonly value: JsonObject;
  /** flanneld decodes into a Go struct: keys match in any case. */
  field(name: string): Json | undefined;
  /** The key as it was written, for pointing at it. */
  keyOf(name: string): string;
}

/** True for documents that a container runtime would load as a network; other programs have `plugins`, too. */
export function isCniDocument(value: JsonObject, fileName: string): boolean {
  if (fileName.endsWith('.conflist') || fileName.endsWith('.conf')) return true;
  if ('kind' in value || 'apiVersion' in value) return false;
  if ('cniVersion' in value) return Array.isArray(value.plugins) || 'type' in value;
  return asList(value.plugins).some((plugin) => isObject(plugin) && 'type' in plugin);
}

export function parseConflist(
  document: SourceDocument,
  input: Pick<InputFile, 'name'>,
  embeddedIn: ConflistView['embeddedIn'] = 'file',
): ConflistView | undefined {
  if (!isObject(document.value)) return undefined;
  const value = document.value;
  const isFile = embeddedIn === 'file';
  // Old manifests of flannel copy the text to 10-flannel.conf.
  const isNamedList = isFile ? input.name.endsWith('.conflist') : !('type' in value);
  const isList = isNamedList || 'plugins' in value;
  return {
    source: document.source,
    value,
    isList,
    fileName: input.name,
    plugins: isList ? pluginsOf(value) : [{ value, path: [], type: goText(value, 'type') }],
    embeddedIn,
  };
}

function pluginsOf(value: JsonObject): PluginView[] {
  return asList(value.plugins).flatMap((plugin, index) =>
    isObject(plugin)
      ? [{ value: plugin, path: ['plugins', index], type: goText(plugin, 'type') }]
      : [],
  );
}

export const FLANNEL_NET_CONF = 'net-conf.json';
export const FLANNEL_CNI_CONF = 'cni-conf.json';

/** The ConfigMap of the flannel manifest, whatever its name: the two keys are the contract. */
export const isFlannelConfigMap = (value: JsonObject): boolean =>
  value.kind === 'ConfigMap' && isObject(value.data) && FLANNEL_NET_CONF in value.data;

export function parseFlannel(document: SourceDocument): FlannelView | undefined {
  if (!isObject(document.value)) return undefined;
  const value = document.value;
  const keys = new Map(Object.keys(value).map((key) => [key.toLowerCase(), key]));
  const keyOf = (name: string): string => keys.get(name.toLowerCase()) ?? name;
  return { source: document.source, value, field: (name) => value[keyOf(name)], keyOf };
}
