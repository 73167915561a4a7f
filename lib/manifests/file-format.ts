import { targetOf } from '../model/patch/patch-name';

/** `foreign`: a `.conf` or `.toml` of some other program. `yaml-alone`: what looks like JSON is YAML, too. */
export type FileFormat = 'yaml' | 'yaml-alone' | 'json' | 'toml' | 'foreign';

const JSON_TEXT = /^\ufeff?\s*[{[]/;
const MANIFEST_TEXT = /^(?:apiVersion|kind):/m;
const CONTAINERD_FOLDER = /(?:^|\/)containerd\//;
/** Tables of plugins, and the list that switches them off. */
const OF_CONTAINERD = /^[ \t]*\[plugins?\b|^[ \t]*disabled_plugins\b|io\.containerd\./m;
const CNI_FOLDER = /(?:^|\/)net\.d\/[^/]*$/;

/**
 * Which reader a file meets. Runtimes read `.conflist`, `.conf` and `.json` of the CNI folder as
 * strict JSON; elsewhere a `.conf` may be anything, also a kubeadm file or a kubeconfig.
 */
export function chooseFormat(name: string, text: string): FileFormat {
  if (name.endsWith('.toml')) {
    return CONTAINERD_FOLDER.test(name) || OF_CONTAINERD.test(text) ? 'toml' : 'foreign';
  }
  if (name.endsWith('.conflist')) return 'json';
  if (isNamedAsPatch(name)) return 'yaml-alone';
  if (!name.endsWith('.conf') && !name.endsWith('.json')) return 'yaml';
  if (JSON_TEXT.test(text) || CNI_FOLDER.test(name)) return 'json';
  if (MANIFEST_TEXT.test(text)) return 'yaml';
  return name.endsWith('.json') ? 'json' : 'foreign';
}

/** kubeadm reads its patches as YAML, whatever their names end with [run]. */
const isNamedAsPatch = (name: string): boolean =>
  /\.(?:json|yaml)$/.test(name) && targetOf(name.slice(name.lastIndexOf('/') + 1)) !== undefined;
