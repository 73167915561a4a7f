import type { ConflistView, PluginView } from '../../model/cni-config';
import { isObject, type JsonObject } from '../../model/document';
import { goFlag, goText } from '../../model/go-fields';
import { asNumber } from '../../model/type-meta';
import { readHostLocal } from '../host-local/pool';
import type { HostLocalRange } from '../host-local/range';
import { BRIDGE_DEVICE } from './provider';

/** A network of the bridge plugin, as its list has it. */
export interface DeclaredBridge {
  readonly file: string;
  readonly networkName: string;
  readonly device: string;
  readonly mtuBytes: number | undefined;
  readonly isGateway: boolean;
  readonly ranges: readonly HostLocalRange[];
  /** Of host-local. */
  readonly dataDir: string;
  readonly pluginTypes: readonly string[];
}

/** Runtimes call it for every pod, whatever the list says. */
const LOOPBACK = 'loopback';

/** Source: plugins v1.9.1 `host-local/backend/disk/backend.go` defaultDataDir. */
const DEFAULT_DATA_DIR = '/var/lib/cni/networks';

/** Undefined for a list without the bridge plugin. */
export function declaredBridge(list: ConflistView): DeclaredBridge | undefined {
  const bridge = list.plugins.find(({ type }) => type === 'bridge');
  if (!bridge) return undefined;
  const ipam = isObject(bridge.value.ipam) ? bridge.value.ipam : {};
  return {
    file: list.fileName.slice(list.fileName.lastIndexOf('/') + 1),
    networkName: goText(list.value, 'name'),
    device: goText(bridge.value, 'bridge') || BRIDGE_DEVICE,
    mtuBytes: asNumber(bridge.value.mtu) || undefined,
    isGateway: isGatewayOn(bridge),
    ranges: rangesOf(ipam),
    dataDir: goText(ipam, 'dataDir') || DEFAULT_DATA_DIR,
    pluginTypes: [...list.plugins.map(({ type }) => type), goText(ipam, 'type'), LOOPBACK].filter(
      Boolean,
    ),
  };
}

/** A default gateway is a gateway. Source: plugins v1.9.1 `bridge.go` cmdAdd. */
const isGatewayOn = ({ value }: PluginView): boolean =>
  goFlag(value, 'isGateway') || goFlag(value, 'isDefaultGateway');

const rangesOf = (ipam: JsonObject): readonly HostLocalRange[] =>
  goText(ipam, 'type') === 'host-local'
    ? readHostLocal(ipam).sets.flatMap(({ ranges }) => ranges)
    : [];
