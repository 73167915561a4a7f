import type { Path } from '../diag/path';
import { parseFlagBool } from '../k8s/go-value';
import { type ApiObjectView, parseApiObject } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject, type JsonObject, type SourceDocument, valueAt } from './document';
import type { InputFile } from './input-file';
import type { Located } from './located';
import { asList, textField } from './type-meta';

/** One pod or DaemonSet of kube-vip: it holds the address of the API, those of Services, or both. */
export interface KubeVip {
  readonly object: ApiObjectView;
  /** The folder of the node that it belongs to, as far as names of files tell. */
  readonly folder: string;
  /** What it is told by environment variables. */
  readonly settings: ReadonlyMap<string, Located<string>>;
  /** Whether flags, a file or values that stand elsewhere tell it more. */
  readonly isToldMore: boolean;
  /** Host files that it is given, by their places. */
  readonly hostPaths: readonly Located<string>[];
  /** Where it finds files, as it sees them. */
  readonly mountPaths: readonly string[];
  readonly image: Located<string>;
}

/** Those in files of their own and in `etc/kubernetes/manifests` of a node. */
export const parseKubeVips = (inputs: readonly InputFile[]): KubeVip[] =>
  inputs.flatMap((input) =>
    input.chunks.flatMap(({ document }) => (document ? parseKubeVip(document, input) : [])),
  );

const TEMPLATES: Readonly<Record<string, Path>> = {
  Pod: [],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
};

/** `ghcr.io/kube-vip/kube-vip:v1.2.3`, and `kube-vip-iptables`. */
const IMAGE = /(^|\/)kube-vip(-iptables)?([:@]|$)/;

function parseKubeVip(document: SourceDocument, input: InputFile): KubeVip[] {
  const template = isObject(document.value) && TEMPLATES[textField(document.value, 'kind')];
  if (!template) return [];
  const base = [...template, 'spec'];
  const containers = asList(valueAt(document.value, [...base, 'containers']));
  const index = containers.findIndex(
    (container) => isObject(container) && IMAGE.test(textField(container, 'image')),
  );
  const container = containers[index];
  const object = isObject(container) && parseApiObject(document);
  if (!object) return [];
  const place = [...base, 'containers', index];
  const settings = textsIn(object, [...place, 'env'], 'value');
  const mounts = textsIn(object, [...place, 'volumeMounts'], 'mountPath');
  return [
    {
      object,
      folder: folderOf(input),
      settings: new Map(settings.map(({ name, ...text }) => [name, text])),
      isToldMore: isToldMore(container),
      hostPaths: textsIn(object, [...base, 'volumes'], 'hostPath', 'path'),
      mountPaths: mounts.map(({ value }) => value),
      image: {
        value: textField(container, 'image'),
        at: { source: object.source, path: [...place, 'image'] },
        origin: 'given',
      },
    },
  ];
}

/** Of variables without a value here only the name of the node says nothing else. */
const isToldMore = ({ args, command, env, envFrom }: JsonObject): boolean =>
  [...asList(args), ...asList(command)].some((text) => `${text}`.startsWith('-')) ||
  asList(envFrom).length > 0 ||
  asList(env).some(
    (one) =>
      isObject(one) &&
      (one.name === 'config_file' || (one.valueFrom !== undefined && !FIELDS.test(`${one.name}`))),
  );

const FIELDS = /^(vip_nodename|bgp_routerid|bgp_sourceip)$/;

function textsIn({ value, source }: ApiObjectView, list: Path, ...inner: string[]) {
  return asList(valueAt(value, list)).flatMap((item, index) => {
    const place = [...list, index, ...inner];
    const text = valueAt(value, place);
    if (!isObject(item) || typeof text !== 'string') return [];
    const at = { source, path: place };
    return [{ name: textField(item, 'name'), value: text, at, origin: 'given' } as const];
  });
}

/** The folder of a node that a file lies in: beside its kubeadm file, or where the kubelet looks. */
export const folderOf = ({ name }: Pick<InputFile, 'name'>): string =>
  name.replace(/(^|\/)(etc\/kubernetes\/manifests\/)?[^/]*$/, '');

/** Whether a switch is on; Go's ParseBool. */
export const isOn = ({ settings }: KubeVip, name: string): boolean =>
  parseFlagBool(settings.get(name)?.value ?? 'false') === true;

/** The address that it holds for the API: an address or a name. */
export const apiAddressOf = (vip: KubeVip): Located<string> | undefined =>
  isOn(vip, 'cp_enable')
    ? ['address', 'vip_address'].map((name) => vip.settings.get(name)).find((text) => text?.value)
    : undefined;

/** The virtual addresses of the API, each once, for the address plan. */
export function parseVirtualAddresses(
  vips: readonly KubeVip[],
  declared: readonly DeclaredRange[],
): DeclaredRange[] {
  const known = new Set(
    declared.filter(({ use }) => use === 'virtual').map(({ text }) => text.value),
  );
  return vips.flatMap((vip) => {
    const text = apiAddressOf(vip);
    if (!text || known.has(text.value)) return [];
    known.add(text.value);
    return [{ use: 'virtual', name: 'kube-vip', text, owner: 'kube-vip' } as const];
  });
}
